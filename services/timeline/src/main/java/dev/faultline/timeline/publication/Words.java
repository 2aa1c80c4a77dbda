package dev.faultline.timeline.publication;

import dev.faultline.timeline.status.Condition;
import dev.faultline.timeline.status.Day;
import dev.faultline.timeline.status.PublicStatus;
import dev.faultline.timeline.status.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Says in sentences what the conditions come to. */
final class Words {
    private static final int NAMED = 3;

    private Words() {}

    /** The overall state in one plain sentence. */
    static String overall(PublicStatus status) {
        List<Site> sites = status.sites();
        if (sites.isEmpty()) {
            return "No datacenter is observed yet.";
        }
        List<String> said = new ArrayList<>();
        say(said, sites, condition -> condition == Condition.DOWN, "is down", "are down");
        say(said, sites, condition -> condition == Condition.PARTLY_DOWN, "is partly down", "are partly down");
        say(said, sites, condition -> condition == Condition.DEGRADED, "is impaired", "are impaired");
        say(said, sites, condition -> condition == Condition.UNOBSERVED, "is not observed", "are not observed");
        say(said, sites, condition -> condition == Condition.MAINTENANCE, "is in planned work", "are in planned work");
        if (said.isEmpty()) {
            return status.open().isEmpty()
                    ? "All datacenters are working."
                    : "All datacenters are working; " + counted(status.open().size(), "incident is", "incidents are")
                            + " still open.";
        }
        long working = sites.stream()
                .filter(site -> site.condition() == Condition.OPERATIONAL)
                .count();
        if (working > 0) {
            said.add("the other " + counted(working, "is", "are") + " working");
        }
        return String.join("; ", said) + ".";
    }

    private static void say(
            List<String> into, List<Site> sites, Predicate<Condition> which, String one, String several) {
        List<String> names = sites.stream()
                .filter(site -> which.test(site.condition()))
                .map(Site::datacenter)
                .toList();
        if (names.isEmpty()) {
            return;
        }
        if (names.size() == sites.size() && names.size() > 1) {
            into.add("All datacenters " + several);
        } else if (names.size() > NAMED) {
            into.add(names.size() + " datacenters " + several);
        } else {
            into.add(listed(names) + " " + (names.size() == 1 ? one : several));
        }
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.getFirst() : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    static String counted(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }

    /** How a datacenter fared in all of its days. */
    static String days(Site site) {
        List<Day> days = site.days();
        List<String> said = new ArrayList<>();
        long down = sum(days, Day::down);
        long impaired = sum(days, day -> day.impaired() - day.down());
        long unobserved = sum(days, Day::unobserved);
        long planned = sum(days, Day::planned);
        if (down > 0) {
            said.add("down for " + Clockwork.lasted(down));
        }
        if (impaired > 0) {
            said.add("impaired for " + Clockwork.lasted(impaired));
        }
        if (planned > 0) {
            said.add("in planned work for " + Clockwork.lasted(planned));
        }
        if (unobserved > 0) {
            said.add(
                    unobserved >= sum(days, Day::length)
                            ? "not observed"
                            : "not observed for " + Clockwork.lasted(unobserved));
        }
        return "Last " + days.size() + " days: " + (said.isEmpty() ? "no outage" : String.join(", ", said)) + ".";
    }

    /** What was on one day. */
    static String day(Day day) {
        List<String> said = new ArrayList<>();
        if (day.down() > 0) {
            said.add("down " + Clockwork.lasted(day.down()));
        }
        if (day.impaired() > day.down()) {
            said.add("impaired " + Clockwork.lasted(day.impaired() - day.down()));
        }
        if (day.planned() > 0) {
            said.add("planned work " + Clockwork.lasted(day.planned()));
        }
        if (day.unobserved() > 0) {
            said.add(
                    day.unobserved() >= day.length()
                            ? "not observed"
                            : "not observed " + Clockwork.lasted(day.unobserved()));
        }
        return said.isEmpty() ? "no outage" : String.join(", ", said);
    }

    private static long sum(List<Day> days, ToLongFunction<Day> part) {
        return days.stream().mapToLong(part).sum();
    }
}
