package dev.faultline.events;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.faultline.events.planted.HoldsAClock;
import dev.faultline.events.planted.MakesIds;
import dev.faultline.events.planted.NeedsALibrary;
import dev.faultline.events.planted.PassesTheClockOn;
import dev.faultline.events.planted.ReadsTheClock;
import dev.faultline.events.planted.ReadsTheMillisecondClock;
import dev.faultline.events.planted.east.East;
import dev.faultline.events.planted.west.West;
import dev.faultline.events.staff.StaffEventCodec;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Other services depend on shared-events, so")
class ArchitectureTest {
    private static final ArchRule FEW_DEPENDENCIES = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.fasterxml.jackson.core..", "dev.faultline.events..")
            .because("every user of the events would inherit whatever they need");

    private static final Set<String> CHANCE_AND_TIME =
            Set.of("now", "currentTimeMillis", "nanoTime", "randomUUID", "random");

    private static final ArchRule NO_TIME_OR_CHANCE_OF_ITS_OWN = noClasses()
            .should()
            .accessTargetWhere(describe("it asks for the time, a random id or number", ArchitectureTest::asks))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("times and ids come in with the event, or a replay would not give the same again");

    private static final ArchRule NO_CYCLES =
            slices().matching("dev.faultline.(**)").should().beFreeOfCycles();

    private static final JavaClasses MAIN =
            new ClassFileImporter(Set.of(new ImportOption.DoNotIncludeTests())).importPackages("dev.faultline.events");

    private static boolean asks(JavaAccess<?> access) {
        return access.getTargetOwner().getPackageName().startsWith("java.")
                && CHANCE_AND_TIME.contains(access.getName());
    }

    @Test
    void it_depends_on_the_jdk_and_the_streaming_core_of_jackson_alone() {
        assertTrue(MAIN.contain(DeviceEventCodec.class));
        FEW_DEPENDENCIES.check(MAIN);
    }

    @Test
    void it_has_no_clock_and_makes_no_ids() {
        NO_TIME_OR_CHANCE_OF_ITS_OWN.check(MAIN);
    }

    @Test
    void packages_form_no_cycle() {
        assertTrue(MAIN.contain(StaffEventCodec.class));
        NO_CYCLES.check(MAIN);
    }

    @Test
    void a_dependency_on_another_library_is_found() {
        assertBites(FEW_DEPENDENCIES, NeedsALibrary.class);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ReadsTheClock.class,
                ReadsTheMillisecondClock.class,
                HoldsAClock.class,
                MakesIds.class,
                PassesTheClockOn.class
            })
    void a_clock_or_a_random_id_is_found(Class<?> planted) {
        assertBites(NO_TIME_OR_CHANCE_OF_ITS_OWN, planted);
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
