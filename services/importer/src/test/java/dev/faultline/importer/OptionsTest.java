package dev.faultline.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Options of an import")
class OptionsTest {
    @Test
    void with_a_file_alone_the_rest_is_as_documented() throws UsageException {
        Options options = Options.parse("year/facts.ndjson");

        assertEquals(
                new Options(
                        List.of("year/facts.ndjson"),
                        "http://localhost:8080",
                        false,
                        Path.of("year/facts.ndjson.refused.ndjson"),
                        false,
                        Optional.empty(),
                        false,
                        1_000,
                        1,
                        Optional.empty()),
                options);
        assertEquals(Optional.of(Path.of("year/facts.ndjson.import-state")), options.stateOf("year/facts.ndjson"));
    }

    @Test
    void all_that_is_given_is_taken_wherever_it_stands() throws UsageException {
        assertEquals(
                new Options(
                        List.of("a"),
                        "https://faultline.example:8443/base",
                        true,
                        Path.of("r"),
                        true,
                        Optional.of(Path.of("s")),
                        true,
                        10,
                        8,
                        Optional.of(Path.of("t"))),
                Options.parse(
                        "--skip-invalid",
                        "--url=https://faultline.example:8443/base/",
                        "a",
                        "--report",
                        "r",
                        "--known-at-occurred",
                        "--state=s",
                        "--restart",
                        "--batch",
                        "10",
                        "--connections=8",
                        "--token-file",
                        "t"));
    }

    @Test
    void the_standard_input_has_no_state() throws UsageException {
        Options options = Options.parse("-", "--skip-invalid");

        assertEquals(Optional.empty(), options.stateOf("-"));
        assertEquals(Path.of("stdin.refused.ndjson"), options.report());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--skip-invalid|name at least one FILE of NDJSON, or - for the standard input",
                "a --speed 9|unknown option: --speed",
                "a --url|--url needs a value",
                "a --url=|--url needs a value",
                "a --url localhost:8080|--url is like http://localhost:8080, and is localhost:8080",
                "a --url http://h/?x=1|--url is like http://localhost:8080, and is http://h/?x=1",
                "a --batch 0|--batch is a number from 1 to 1,000, and is 0",
                "a --batch 1001|--batch is a number from 1 to 1,000, and is 1001",
                "a --connections 65|--connections is a number from 1 to 64, and is 65",
                "a --connections many|--connections is a number from 1 to 64, and is many",
                "a --token-file|--token-file needs a value",
                "a --token x|a token has no place on the command line, where others can see it: put it into a file and name that with --token-file, or into FAULTLINE_TOKEN",
                "a --restart=yes|--restart takes no value",
                "a b --state s|--state goes with a single FILE that is not the standard input",
                "- --state s|--state goes with a single FILE that is not the standard input",
                "a --report r|--report goes with --skip-invalid",
                "a ./a|a FILE is named twice",
                "a --skip-invalid --report ./a|a is to be read, and is named to be written as well",
                "a --state a|a is to be read, and is named to be written as well",
                "a --skip-invalid --report x --state x|--report and --state are to be two files"
            })
    void what_makes_no_sense_is_refused_by_name(String arguments, String message) {
        assertEquals(
                message,
                assertThrows(UsageException.class, () -> Options.parse(arguments.split(" ")))
                        .getMessage());
    }
}
