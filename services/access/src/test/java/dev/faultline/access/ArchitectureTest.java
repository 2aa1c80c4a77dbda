package dev.faultline.access;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.faultline.access.planted.CarriesAnnotations;
import dev.faultline.access.planted.KnowsTokens;
import dev.faultline.access.planted.MeetsTheRecorder;
import dev.faultline.access.planted.ReadsTheClock;
import dev.faultline.access.planted.east.East;
import dev.faultline.access.planted.west.West;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Access is a core within a thin shell, so")
class ArchitectureTest {
    private static final Set<String> SHELL = Set.of("Config", "Wiring", "Filter");
    private static final Set<String> TIME = Set.of("now", "currentTimeMillis", "nanoTime", "system");
    private static final String TOKENS = "dev.faultline.access.tokens";

    private static final DescribedPredicate<JavaClass> CORE =
            describe("are core: not named " + SHELL, candidate -> !shell(candidate));

    private static final ArchRule CORE_WITHOUT_FRAMEWORKS = classes()
            .that(CORE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.fasterxml.jackson.core..", "org.jose4j..", "dev.faultline.access..");

    private static final ArchRule ONE_PACKAGE_KNOWS_HOW_TOKENS_ARE_MADE = noClasses()
            .that()
            .resideOutsideOfPackage(TOKENS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jose4j..");

    private static final ArchRule CORE_WITHOUT_CLOCK = noClasses()
            .that(CORE)
            .should()
            .accessTargetWhere(describe(
                    "it asks for the time",
                    access -> access.getTargetOwner().getPackageName().startsWith("java.")
                            && TIME.contains(access.getName())));

    private static final ArchRule KNOWS_NEITHER_SIDE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.faultline.recorder..",
                    "dev.faultline.timeline..",
                    "dev.faultline.log..",
                    "dev.faultline.events..");

    private static final ArchRule NO_CYCLES =
            slices().assignedFrom(byPackage()).should().beFreeOfCycles();

    private static final JavaClasses MAIN =
            new ClassFileImporter(Set.of(new ImportOption.DoNotIncludeTests())).importPackages("dev.faultline.access");

    private static boolean shell(JavaClass candidate) {
        JavaClass outermost = candidate;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return SHELL.stream().anyMatch(outermost.getSimpleName()::endsWith);
    }

    private static SliceAssignment byPackage() {
        return new SliceAssignment() {
            @Override
            public String getDescription() {
                return "packages";
            }

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass of) {
                return of.getPackageName().startsWith("dev.faultline.access")
                        ? SliceIdentifier.of(of.getPackageName())
                        : SliceIdentifier.ignore();
            }
        };
    }

    @Test
    void the_core_needs_no_framework_and_no_clock() {
        CORE_WITHOUT_FRAMEWORKS.check(MAIN);
        CORE_WITHOUT_CLOCK.check(MAIN);
    }

    @Test
    void one_package_knows_how_tokens_are_made() {
        ONE_PACKAGE_KNOWS_HOW_TOKENS_ARE_MADE.check(MAIN);
    }

    @Test
    void it_knows_neither_side() {
        KNOWS_NEITHER_SIDE.check(MAIN);
    }

    @Test
    void packages_form_no_cycle() {
        NO_CYCLES.check(MAIN);
    }

    @Test
    void planted_breaches_are_found() {
        assertBites(CORE_WITHOUT_FRAMEWORKS, CarriesAnnotations.class);
        assertBites(CORE_WITHOUT_CLOCK, ReadsTheClock.class);
        assertBites(ONE_PACKAGE_KNOWS_HOW_TOKENS_ARE_MADE, KnowsTokens.class);
        assertBites(KNOWS_NEITHER_SIDE, MeetsTheRecorder.class);
        assertBites(NO_CYCLES, East.class, West.class);
    }

    private static void assertBites(ArchRule rule, Class<?>... planted) {
        assertFalse(rule.evaluate(new ClassFileImporter().importClasses(planted))
                .getFailureReport()
                .isEmpty());
    }
}
