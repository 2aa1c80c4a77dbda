package dev.faultline.recorder;

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
import dev.faultline.recorder.deviceevents.DeviceEventsIntake;
import dev.faultline.recorder.planted.east.East;
import dev.faultline.recorder.planted.west.West;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The recorder is a core within a thin shell, so")
class ArchitectureTest {
    private static final Set<String> SHELL = Set.of("Resource", "Config", "Wiring", "Health", "Mapper", "Filter");
    private static final Set<String> CHANCE_AND_TIME =
            Set.of("now", "currentTimeMillis", "nanoTime", "randomUUID", "random");
    private static final String PLANTED = "dev.faultline.recorder.planted.";

    private static final String AXON = "dev.faultline.recorder.axon";

    private static final DescribedPredicate<JavaClass> CORE =
            describe("are core: not named " + SHELL, candidate -> !shell(candidate));

    private static final ArchRule CORE_WITHOUT_FRAMEWORKS = classes()
            .that(CORE)
            .and()
            .resideOutsideOfPackage(AXON)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "com.fasterxml.jackson.core..",
                    "dev.faultline.access",
                    "dev.faultline.events",
                    "dev.faultline.events.staff",
                    "dev.faultline.log",
                    "dev.faultline.log.streams",
                    "dev.faultline.recorder..")
            .because("what is decided is tested without a framework");

    private static final ArchRule FEW_KNOW_AXON = noClasses()
            .that()
            .resideOutsideOfPackage(AXON)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.axonframework..")
            .because("moving to another version of Axon, or away from it, is to stay cheap");

    private static final ArchRule AXON_AND_NOTHING_ELSE = classes()
            .that()
            .resideInAPackage(AXON)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.axonframework..",
                    "dev.faultline.events..",
                    "dev.faultline.log",
                    "dev.faultline.log.streams",
                    "dev.faultline.recorder..")
            .because("it is glue between Axon and the core");

    private static final ArchRule CORE_WITHOUT_TIME_OR_CHANCE = noClasses()
            .that(CORE)
            .should()
            .accessTargetWhere(describe("it asks for the time, a random id or number", ArchitectureTest::asks))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("times and ids come in from the shell");

    private static final ArchRule NEVER_MEETS_THE_TIMELINE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.faultline.timeline..", "dev.faultline.standalone..")
            .because("the two sides meet on the log only");

    private static final ArchRule KNOWS_THE_LOG_NOT_KAFKA = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "kafka..", "dev.faultline.log.kafka..")
            .because("event-log is the only module that talks to Kafka");

    private static final ArchRule NO_CYCLES =
            slices().assignedFrom(byPackage()).should().beFreeOfCycles();

    private static final JavaClasses MAIN = new ClassFileImporter(Set.of(new ImportOption.DoNotIncludeTests()))
            .importPackages("dev.faultline.recorder");

    private static boolean shell(JavaClass candidate) {
        JavaClass outermost = candidate;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return SHELL.stream().anyMatch(outermost.getSimpleName()::endsWith);
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
                return of.getPackageName().startsWith("dev.faultline.recorder")
                        ? SliceIdentifier.of(of.getPackageName())
                        : SliceIdentifier.ignore();
            }
        };
    }

    @Test
    void the_core_needs_no_framework() {
        assertTrue(MAIN.contain(DeviceEventsIntake.class));
        CORE_WITHOUT_FRAMEWORKS.check(MAIN);
    }

    @Test
    void only_the_package_of_that_name_knows_axon() {
        FEW_KNOW_AXON.check(MAIN);
        AXON_AND_NOTHING_ELSE.check(MAIN);
    }

    @Test
    void the_core_has_no_clock_and_makes_no_ids() {
        CORE_WITHOUT_TIME_OR_CHANCE.check(MAIN);
    }

    @Test
    void recorder_and_timeline_never_meet() {
        NEVER_MEETS_THE_TIMELINE.check(MAIN);
    }

    @Test
    void the_recorder_knows_the_log_and_not_what_it_is_made_of() {
        KNOWS_THE_LOG_NOT_KAFKA.check(MAIN);
    }

    @Test
    void packages_form_no_cycle() {
        NO_CYCLES.check(MAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CarriesAnnotations", "CountsByItself", "StartsOnEvents", "KnowsKafka"})
    void a_framework_in_the_core_is_found(String planted) throws ClassNotFoundException {
        assertBites(CORE_WITHOUT_FRAMEWORKS, Class.forName(PLANTED + planted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadsTheClock", "PassesTheClockOn", "MakesIds"})
    void a_clock_or_a_random_id_in_the_core_is_found(String planted) throws ClassNotFoundException {
        assertBites(CORE_WITHOUT_TIME_OR_CHANCE, Class.forName(PLANTED + planted));
    }

    @Test
    void a_class_elsewhere_that_knows_axon_is_found() throws ClassNotFoundException {
        assertBites(FEW_KNOW_AXON, Class.forName(PLANTED + "KnowsAxon"));
    }

    @Test
    void a_class_that_meets_the_timeline_is_found() throws ClassNotFoundException {
        assertBites(NEVER_MEETS_THE_TIMELINE, Class.forName(PLANTED + "MeetsTheTimeline"));
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
