package dev.faultline.timeline.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DatacenterMembersTest {
    private final DatacenterMembers members = new DatacenterMembers();

    @Test
    @DisplayName("given devices that go to and fro, then each is a member once wherever it ever was")
    void each_once() {
        for (int round = 0; round < 3; round++) {
            members.note(7, 0);
            members.note(7, 2);
            members.note(100, 2);
        }
        assertEquals(List.of(7), of(members.view(), 0));
        assertEquals(List.of(), of(members.view(), 1));
        assertEquals(List.of(7, 100), of(members.view(), 2));
        assertEquals(List.of(), of(members.view(), 3));
    }

    @Test
    @DisplayName("given a view, when members come, then it stays as it was")
    void views_stay() {
        members.note(0, 0);
        DatacenterMembers.View before = members.view();
        for (int device = 1; device < 1_000; device++) {
            members.note(device, device % 50);
        }
        assertEquals(List.of(0), of(before, 0));
        assertEquals(0, before.size(1));
        assertEquals(20, members.view().size(0));
        assertEquals(20, members.view().size(49));
    }

    private static List<Integer> of(DatacenterMembers.View view, int datacenter) {
        return IntStream.range(0, view.size(datacenter))
                .mapToObj(index -> view.device(datacenter, index))
                .toList();
    }
}
