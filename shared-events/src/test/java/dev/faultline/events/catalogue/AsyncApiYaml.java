package dev.faultline.events.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;

/** The document as YAML, for people to read as well. */
final class AsyncApiYaml {
    private static final String HEAD = """
            # Made from the code of shared-events, docs/events.md and the golden files. Do not edit it: CONTRIBUTING.md, "Add an
            # event type", says how it is made anew.
            """;

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .stringQuotingChecker(new Quoting())
            .build());

    private AsyncApiYaml() {}

    static String write(JsonNode document) throws IOException {
        return HEAD + YAML.writeValueAsString(document);
    }

    static JsonNode read(String yaml) throws IOException {
        return YAML.readTree(yaml);
    }

    /** Quotes what some readers of YAML would take for a number or a time. */
    private static final class Quoting extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteValue(String value) {
            return !value.isEmpty() && Character.isDigit(value.charAt(0)) || super.needToQuoteValue(value);
        }
    }
}
