package dev.faultline.timeline.recovery;

import java.util.List;

/**
 * The recovery of the devices asked for.
 *
 * @param steps one at the window's start, then one at each instant at which a number changes; some of them where fewer were
 *     asked for
 * @param stepCount how many steps there are in all
 * @param roles the same for each role, in the order of their names; empty where that was not asked for
 */
public record Recovery(Milestones milestones, List<Step> steps, int stepCount, List<OfRole> roles) {
    /** The recovery of the devices of one role. */
    public record OfRole(String role, Milestones milestones, List<Step> steps, int stepCount) {}

    public Recovery {
        steps = List.copyOf(steps);
        roles = List.copyOf(roles);
    }
}
