package dev.faultline.events.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Given a scope")
class ScopeTest {
    @Test
    @DisplayName("when it names datacenters alone, then every device there is meant")
    void datacenters_alone() {
        Scope scope = Scope.ofDatacenters("lisbon", "porto");
        assertTrue(scope.covers("sw-1", "porto", "switch"));
        assertFalse(scope.covers("sw-1", "dallas", "switch"));
    }

    @Test
    @DisplayName("when it names roles alone, then the devices of these roles are meant everywhere")
    void roles_alone() {
        Scope scope = new Scope(List.of(), List.of("switch"), List.of());
        assertTrue(scope.covers("sw-1", "dallas", "switch"));
        assertFalse(scope.covers("r-1", "dallas", "core-router"));
    }

    @Test
    @DisplayName("when it names datacenters and roles, then a device is meant that has both")
    void datacenters_and_roles() {
        Scope scope = new Scope(List.of("lisbon"), List.of("switch"), List.of());
        assertTrue(scope.covers("sw-1", "lisbon", "switch"));
        assertFalse(scope.covers("sw-1", "porto", "switch"));
        assertFalse(scope.covers("r-1", "lisbon", "core-router"));
    }

    @Test
    @DisplayName("when it names a device, then that one is meant besides, wherever it stands")
    void a_device_besides() {
        Scope scope = new Scope(List.of("lisbon"), List.of("switch"), List.of("r-1"));
        assertTrue(scope.covers("r-1", "porto", "core-router"));
        assertTrue(scope.covers("sw-1", "lisbon", "switch"));
        Scope one = new Scope(List.of(), List.of(), List.of("r-1"));
        assertFalse(one.covers("sw-1", "lisbon", "switch"));
    }

    @Test
    @DisplayName("when it names nothing, then it is empty and means no device")
    void nothing() {
        assertTrue(Scope.NONE.isEmpty());
        assertFalse(Scope.NONE.covers("", "", ""));
        assertFalse(Scope.ofDatacenters("lisbon").isEmpty());
        assertFalse(new Scope(List.of(), List.of("switch"), List.of()).isEmpty());
        assertFalse(new Scope(List.of(), List.of(), List.of("r-1")).isEmpty());
    }

    @Test
    @DisplayName("when the same names are given in another order or twice, then it is equal")
    void order_and_repeats() {
        assertEquals(
                new Scope(List.of("a", "b"), List.of("x", "y"), List.of("1", "2")),
                new Scope(List.of("b", "a", "b"), List.of("y", "x"), List.of("2", "1", "1")));
    }
}
