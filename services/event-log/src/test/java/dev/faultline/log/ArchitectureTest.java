package dev.faultline.log;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of this module. Each is also held against classes planted to break it, so that it is known to bite. */
class ArchitectureTest {
    private static final String[] FRAMEWORKS = {
        "io.quarkus..", "jakarta..", "io.smallrye..", "org.eclipse.microprofile.."
    };

    private static final ArchRule ONLY_THE_KAFKA_PACKAGE_KNOWS_KAFKA = noClasses()
            .that()
            .resideOutsideOfPackage("dev.faultline.log.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "kafka..")
            .because("what is on the log must not depend on how the log is kept");

    private static final ArchRule ONLY_THE_WIRING_KNOWS_FRAMEWORKS = noClasses()
            .that()
            .resideOutsideOfPackage("dev.faultline.log.wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS)
            .because("the log is a plain library; the wiring makes beans of it");

    private static final ArchRule FRAMEWORK_CLASSES_ARE_NAMED_AS_SUCH = noClasses()
            .that()
            .haveNameNotMatching(".*(Config|Wiring)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS)
            .because("the name says where framework annotations are");

    private static final ArchRule NO_CYCLES =
            slices().matching("dev.faultline.log.(**)").should().beFreeOfCycles();

    private static final ArchRule THE_PORTS_KNOW_NO_LOG_BEHIND_THEM = noClasses()
            .that()
            .resideInAPackage("dev.faultline.log")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.faultline.log.kafka..", "dev.faultline.log.wiring..");

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.faultline.log");

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("dev.faultline.log.planted");

    static Stream<ArchRule> rules() {
        return Stream.of(
                ONLY_THE_KAFKA_PACKAGE_KNOWS_KAFKA,
                ONLY_THE_WIRING_KNOWS_FRAMEWORKS,
                FRAMEWORK_CLASSES_ARE_NAMED_AS_SUCH,
                NO_CYCLES,
                THE_PORTS_KNOW_NO_LOG_BEHIND_THEM);
    }

    static Stream<ArchRule> rules_with_a_planted_class() {
        return Stream.of(
                ONLY_THE_KAFKA_PACKAGE_KNOWS_KAFKA,
                ONLY_THE_WIRING_KNOWS_FRAMEWORKS,
                FRAMEWORK_CLASSES_ARE_NAMED_AS_SUCH,
                NO_CYCLES);
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("given the classes of the module, then the rule holds")
    void the_rule_holds(ArchRule rule) {
        rule.check(MODULE);
    }

    @ParameterizedTest
    @MethodSource("rules_with_a_planted_class")
    @DisplayName("given classes planted to break it, then the rule bites")
    void the_rule_bites(ArchRule rule) {
        assertTrue(rule.evaluate(PLANTED).hasViolation(), rule.getDescription());
    }

    @Test
    @DisplayName("given a class among the ports that names Kafka's log, then the rule bites")
    void the_rule_about_ports_bites() {
        JavaClasses withContract = new ClassFileImporter().importClasses(PortsKnowKafka.class);
        assertFalse(THE_PORTS_KNOW_NO_LOG_BEHIND_THEM.evaluate(MODULE).hasViolation());
        assertTrue(THE_PORTS_KNOW_NO_LOG_BEHIND_THEM.evaluate(withContract).hasViolation());
    }

    /** Planted to break a rule. */
    @SuppressWarnings("unused")
    static final class PortsKnowKafka {
        private dev.faultline.log.kafka.KafkaSettings settings;
    }
}
