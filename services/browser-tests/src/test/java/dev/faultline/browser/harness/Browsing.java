package dev.faultline.browser.harness;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests what they stand on, and ends it. */
final class Browsing implements ExecutionCondition, ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(Browsing.class);
    private static final String NO_BROWSER =
            "There is no Chromium: set %s or install one, like Debian's package chromium.".formatted(Chromium.VARIABLE);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.find().isPresent() || "true".equals(System.getenv("CI"))) {
            return ConditionEvaluationResult.enabled("there is a browser, or there has to be one");
        }
        return ConditionEvaluationResult.disabled(NO_BROWSER);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Stage.class || type == Visit.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // Kept at the root, whose end is that of the run; it is closed then.
        Stage stage =
                context.getRoot().getStore(OWN).computeIfAbsent(Stage.class, key -> new Stage(chromium()), Stage.class);
        if (parameter.getParameter().getType() == Stage.class) {
            return stage;
        }
        return context.getStore(OWN).computeIfAbsent(Visit.class, key -> stage.visit(Look.WIDE_LIGHT), Visit.class);
    }

    private static Path chromium() {
        return Chromium.find().orElseThrow(() -> new IllegalStateException(NO_BROWSER));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Optional<Visit> visit = Optional.ofNullable(context.getStore(OWN).get(Visit.class, Visit.class));
        if (context.getExecutionException().isEmpty()) {
            visit.ifPresent(Visit::assertNoComplaints);
        }
    }
}
