package dev.faultline.timeline;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.faultline.timeline.documents.Documents;
import dev.faultline.timeline.documents.MarkdownHtml;
import dev.faultline.timeline.documents.Pdf;
import dev.faultline.timeline.planted.east.East;
import dev.faultline.timeline.planted.west.West;
import dev.faultline.timeline.recovery.RecoveryTimeline;
import dev.faultline.timeline.replay.LiveTimeline;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The timeline is a core within a thin shell, so")
class ArchitectureTest {
    private static final Set<String> SHELL = Set.of("Resource", "Config", "Wiring", "Health", "Mapper", "Filter");
    private static final Set<String> CHANCE_AND_TIME =
            Set.of("now", "currentTimeMillis", "nanoTime", "randomUUID", "random");
    private static final Set<String> EVENTS = Set.of("dev.faultline.events", "dev.faultline.events.staff");
    private static final String PLANTED = "dev.faultline.timeline.planted.";
    private static final String PLANTED_MODEL = "dev.faultline.timeline.figures.planted.";
    private static final String[] READ_MODELS = {
        "dev.faultline.timeline.claims..",
        "dev.faultline.timeline.clocks..",
        "dev.faultline.timeline.columns..",
        "dev.faultline.timeline.counting..",
        "dev.faultline.timeline.devices..",
        "dev.faultline.timeline.effects..",
        "dev.faultline.timeline.facts..",
        "dev.faultline.timeline.figures..",
        "dev.faultline.timeline.incidents..",
        "dev.faultline.timeline.outages..",
        "dev.faultline.timeline.propagation..",
        "dev.faultline.timeline.reach..",
        "dev.faultline.timeline.recovery..",
        "dev.faultline.timeline.report..",
        "dev.faultline.timeline.status..",
        "dev.faultline.timeline.story..",
        "dev.faultline.timeline.views.."
    };

    private static final DescribedPredicate<JavaClass> CORE =
            describe("are core: not named " + SHELL, candidate -> !shell(candidate));

    private static final ArchRule CORE_WITHOUT_FRAMEWORKS = classes()
            .that(CORE)
            // The doors to templates, Markdown and PDF: what goes in is records and text, what comes out is a document.
            .and()
            .doNotBelongToAnyOf(Documents.class, MarkdownHtml.class, Pdf.class)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "com.fasterxml.jackson..",
                    "dev.faultline.events",
                    "dev.faultline.events.staff",
                    "dev.faultline.log",
                    "dev.faultline.timeline..")
            .because("what is answered is tested without a framework");

    private static final ArchRule READ_MODELS_STAND_ALONE = classes()
            .that()
            .resideInAnyPackage(READ_MODELS)
            .should()
            .onlyDependOnClassesThat(describe(
                    "are of the JDK, the events or a read model, and no clock",
                    candidate -> !candidate.isAssignableTo(InstantSource.class)
                            && (candidate.isPrimitive()
                                    || candidate.getPackageName().startsWith("java.")
                                    || EVENTS.contains(candidate.getPackageName())
                                    || ofReadModels(candidate)
                                    || candidate.isArray())))
            .because("the same facts and the same question give the same answer, wherever and whenever it is asked");

    private static final ArchRule CORE_WITHOUT_TIME_OR_CHANCE = noClasses()
            .that(CORE)
            // Its threads wait and are measured; what it folds is not touched by that.
            .and()
            .doNotBelongToAnyOf(LiveTimeline.class)
            .should()
            .accessTargetWhere(describe("it asks for the time, a random id or number", ArchitectureTest::asks))
            .because("times and ids come in from the shell");

    private static final ArchRule NEVER_MEETS_THE_RECORDER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.faultline.recorder..", "dev.faultline.standalone..")
            .because("the two sides meet on the log only");

    private static final ArchRule KNOWS_THE_LOG_NOT_KAFKA = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "kafka..", "dev.faultline.log.kafka..")
            .because("event-log is the only module that talks to Kafka");

    private static final ArchRule NO_CYCLES =
            slices().assignedFrom(byPackage()).should().beFreeOfCycles();

    private static final JavaClasses MAIN = new ClassFileImporter(Set.of(new ImportOption.DoNotIncludeTests()))
            .importPackages("dev.faultline.timeline");

    private static boolean shell(JavaClass candidate) {
        JavaClass outermost = candidate;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return SHELL.stream().anyMatch(outermost.getSimpleName()::endsWith);
    }

    private static boolean ofReadModels(JavaClass candidate) {
        for (String each : READ_MODELS) {
            if (candidate.getPackageName().startsWith(each.substring(0, each.length() - 2))) {
                return true;
            }
        }
        return false;
    }

    private static boolean asks(JavaAccess<?> access) {
        return access.getTargetOwner().getPackageName().startsWith("java.")
                && CHANCE_AND_TIME.contains(access.getName());
    }

    private static SliceAssignment byPackage() {
        return new SliceAssignment() {
            @Override
            public String getDescription() {
                return "packages";
            }

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass of) {
                return of.getPackageName().startsWith("dev.faultline.timeline")
                        ? SliceIdentifier.of(of.getPackageName())
                        : SliceIdentifier.ignore();
            }
        };
    }

    @Test
    void the_core_needs_no_framework() {
        assertTrue(MAIN.contain(RecoveryTimeline.class));
        CORE_WITHOUT_FRAMEWORKS.check(MAIN);
    }

    @Test
    void the_core_asks_for_no_time_and_makes_no_ids() {
        CORE_WITHOUT_TIME_OR_CHANCE.check(MAIN);
    }

    @Test
    void the_read_models_know_neither_log_nor_http_nor_clock() {
        READ_MODELS_STAND_ALONE.check(MAIN);
    }

    @Test
    void timeline_and_recorder_never_meet() {
        NEVER_MEETS_THE_RECORDER.check(MAIN);
    }

    @Test
    void the_timeline_knows_the_log_and_not_what_it_is_made_of() {
        KNOWS_THE_LOG_NOT_KAFKA.check(MAIN);
    }

    @Test
    void packages_form_no_cycle() {
        NO_CYCLES.check(MAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CarriesAnnotations", "CountsByItself", "KnowsKafka"})
    void a_framework_in_the_core_is_found(String planted) throws ClassNotFoundException {
        assertBites(CORE_WITHOUT_FRAMEWORKS, Class.forName(PLANTED + planted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadsTheClock", "MakesIds"})
    void a_clock_or_a_random_id_in_the_core_is_found(String planted) throws ClassNotFoundException {
        assertBites(CORE_WITHOUT_TIME_OR_CHANCE, Class.forName(PLANTED + planted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HoldsAClock", "SpeaksHttp"})
    void a_read_model_that_knows_more_is_found(String planted) throws ClassNotFoundException {
        assertBites(READ_MODELS_STAND_ALONE, Class.forName(PLANTED_MODEL + planted));
    }

    @Test
    void a_class_that_meets_the_recorder_is_found() throws ClassNotFoundException {
        assertBites(NEVER_MEETS_THE_RECORDER, Class.forName(PLANTED + "MeetsTheRecorder"));
    }

    @Test
    void a_class_that_knows_kafka_is_found() throws ClassNotFoundException {
        assertBites(KNOWS_THE_LOG_NOT_KAFKA, Class.forName(PLANTED + "KnowsKafka"));
    }

    @Test
    void a_cycle_of_packages_is_found() {
        assertBites(NO_CYCLES, East.class, West.class);
    }

    private static void assertBites(ArchRule rule, Class<?>... planted) {
        for (Class<?> one : planted) {
            assertFalse(MAIN.contain(one), "planted classes are no part of what is shipped");
        }
        assertTrue(rule.evaluate(new ClassFileImporter().importClasses(planted)).hasViolation());
    }
}
