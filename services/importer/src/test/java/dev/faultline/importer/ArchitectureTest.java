package dev.faultline.importer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.faultline.importer.planted.KnowsKafka;
import dev.faultline.importer.planted.WritesToTheLog;
import dev.faultline.importer.planted.east.East;
import dev.faultline.importer.planted.west.West;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The importer is a client like any other, so")
class ArchitectureTest {
    private static final ArchRule OVER_HTTP_ONLY = classes()
            .should()
            .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                            "java..", "com.fasterxml.jackson.core..", "dev.faultline.importer..")
                    .or(JavaClass.Predicates.belongToAnyOf(dev.faultline.log.Position.class)))
            .because("it has neither a log nor a framework of its own, and starts at once");

    private static final ArchRule NO_CYCLES =
            slices().assignedFrom(byPackage()).should().beFreeOfCycles();

    private static final JavaClasses MAIN = new ClassFileImporter(Set.of(new ImportOption.DoNotIncludeTests()))
            .importPackages("dev.faultline.importer");

    private static SliceAssignment byPackage() {
        return new SliceAssignment() {
            @Override
            public String getDescription() {
                return "packages";
            }

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass of) {
                return of.getPackageName().startsWith("dev.faultline.importer")
                        ? SliceIdentifier.of(of.getPackageName())
                        : SliceIdentifier.ignore();
            }
        };
    }

    @Test
    void it_talks_http_and_knows_positions_and_nothing_else_of_faultline() {
        assertTrue(MAIN.contain(Importer.class));
        OVER_HTTP_ONLY.check(MAIN);
    }

    @Test
    void packages_form_no_cycle() {
        NO_CYCLES.check(MAIN);
    }

    @Test
    void what_breaks_a_rule_is_found() {
        assertBites(OVER_HTTP_ONLY, KnowsKafka.class);
        assertBites(OVER_HTTP_ONLY, WritesToTheLog.class);
        assertBites(NO_CYCLES, East.class, West.class);
    }

    private static void assertBites(ArchRule rule, Class<?>... planted) {
        for (Class<?> one : planted) {
            assertFalse(MAIN.contain(one), "planted classes are no part of what is shipped");
        }
        assertTrue(rule.evaluate(new ClassFileImporter().importClasses(planted)).hasViolation());
    }
}
