package dev.faultline.timeline.laws;

import dev.faultline.events.DeviceState;
import dev.faultline.timeline.laws.NaiveCourse.Spell;
import dev.faultline.timeline.laws.NaiveCourse.Stretch;
import dev.faultline.timeline.laws.NaiveFacts.Known;
import dev.faultline.timeline.laws.NaiveFigures.By;
import dev.faultline.timeline.laws.NaiveFigures.Key;
import dev.faultline.timeline.laws.NaiveOutages.Outage;
import dev.faultline.timeline.laws.StaffHistories.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Sections 3 and 4 of docs/figures.md the slow way: time is cut wherever anything can change, and of each piece it is asked
 * at its first instant what it counts as.
 */
final class NaiveCounting {
    /** What a piece of time counts as. */
    enum As {
        UP,
        DOWN,
        UNOBSERVED,
        MAINTENANCE,
        OUTSIDE_HOURS
    }

    /** A case, and between what it lies. */
    record Case(Duration value, Duration least, Duration most) {
        static Case of(Duration value, Duration uncertainty) {
            return new Case(value, NaiveOutages.notBelowZero(value.minus(uncertainty)), value.plus(uncertainty));
        }

        boolean uncertain() {
            return !least.equals(most);
        }
    }

    /** All cases and times of a group. */
    static final class Counted {
        final List<Case> restores = new ArrayList<>();
        final List<Case> detections = new ArrayList<>();
        final List<Case> betweenStarts = new ArrayList<>();
        final Map<As, Duration> times = new HashMap<>();
        int open;
        int started;
        Duration mayBeDown = Duration.ZERO;
        Duration mayBeUp = Duration.ZERO;

        Duration time(As as) {
            return times.getOrDefault(as, Duration.ZERO);
        }

        boolean isEmpty() {
            return restores.isEmpty() && betweenStarts.isEmpty() && open == 0 && started == 0 && times.isEmpty();
        }
    }

    /** An outage as it is listed. */
    record Listed(NaiveCourse course, Spell spell, Duration maintenance, Optional<Duration> business) {}

    private record Part(Instant from, Instant to, Optional<YearMonth> month) {}

    /** Time of one kind around an uncertain change. */
    private record Doubt(Instant from, Instant to, As as) {
        boolean holds(Instant at) {
            return NaiveFigures.within(at, from, to);
        }
    }

    /** A stretch, as far as it counts as one thing whatever is planned; the last one without end. */
    private record Run(Instant from, Optional<Instant> to, As as, Stretch stretch) {}

    private static final Map<List<Object>, Instant> TURNS = new HashMap<>();

    private final CountedQuestion question;
    private final List<NaiveWork> works;
    private final List<NaiveCourse> courses = new ArrayList<>();
    private final Map<Key, Counted> groups = new HashMap<>();

    NaiveCounting(List<Line> log, List<Told> staff, List<String> critical, CountedQuestion question) {
        this.question = question;
        this.works = NaiveWork.known(staff, question.knownAt());
        Map<String, List<Known>> ruling = NaiveFacts.ruling(log, question.knownAt());
        if (question.wholes()) {
            Map<String, NaiveCourse> plain = new HashMap<>();
            NaiveCourse.ofDevices(ruling, question.rules(), question.asOf())
                    .forEach(course -> plain.put(course.name(), course));
            Predicate<Outage> idle = outage -> !question.include() && wholeIn(outage, plain.get(outage.device()));
            ruling.values().stream()
                    .flatMap(List::stream)
                    .map(known -> known.fact().datacenter())
                    .distinct()
                    .filter(name -> question.filter().datacenters().isEmpty()
                            || question.filter().datacenters().contains(name))
                    .forEach(name -> NaiveCourse.ofDatacenter(
                                    name, ruling, critical, question.rules(), question.asOf(), idle)
                            .ifPresent(courses::add));
        } else {
            courses.addAll(NaiveCourse.ofDevices(ruling, question.rules(), question.asOf()));
        }
        courses.replaceAll(this::withoutDropped);
    }

    private boolean wholeIn(Outage outage, NaiveCourse course) {
        Instant last = NaiveOutages.lasting(outage.start(), outage.end(), question.asOf());
        return pieces(course, outage.start(), last).stream().allMatch(at -> isPlanned(course, at));
    }

    private NaiveCourse withoutDropped(NaiveCourse course) {
        return new NaiveCourse(
                course.device(),
                course.name(),
                course.stretches(),
                course.spells().stream()
                        .filter(spell -> !liesWholeInTimeThatDoesNotCount(course, spell))
                        .toList());
    }

    private boolean liesWholeInTimeThatDoesNotCount(NaiveCourse course, Spell spell) {
        Instant last = NaiveOutages.lasting(spell.start(), spell.end(), question.asOf());
        return pieces(course, spell.start(), last).stream().noneMatch(at -> counts(course, at));
    }

    private boolean counts(NaiveCourse course, Instant at) {
        boolean planned = !question.include() && isPlanned(course, at);
        return !planned && question.hours().map(hours -> hours.open(at)).orElse(true);
    }

    private boolean isPlanned(NaiveCourse course, Instant at) {
        Optional<Stretch> stretch = course.at(at);
        return stretch.isPresent()
                && works.stream()
                        .anyMatch(work ->
                                work.lasts(at) && stretch.get().planned().test(work));
    }

    /** Where the pieces begin into which a span is cut, so that each is of one kind throughout. */
    private TreeSet<Instant> pieces(NaiveCourse course, Instant from, Instant to) {
        var cuts = new TreeSet<Instant>();
        if (!from.isBefore(to)) {
            return cuts;
        }
        course.stretches().forEach(stretch -> cuts.add(stretch.from()));
        for (NaiveWork work : works) {
            cuts.add(work.from());
            cuts.add(work.to());
        }
        question.hours().ifPresent(hours -> cuts.addAll(hours.turns(from, to)));
        cuts.add(from);
        return new TreeSet<>(cuts.subSet(from, true, to, false));
    }

    /** How long the pieces of a span last of which something is so. */
    private Duration lasting(NaiveCourse course, Instant from, Instant to, Predicate<Instant> so) {
        Duration sum = Duration.ZERO;
        TreeSet<Instant> pieces = pieces(course, from, to);
        for (Instant at : pieces) {
            Instant next = pieces.higher(at);
            if (so.test(at)) {
                sum = sum.plus(Duration.between(at, next == null ? to : next));
            }
        }
        return sum;
    }

    /** The outages that overlap the window, in the order of their starts and then of names. */
    List<Listed> outages() {
        List<Listed> listed = new ArrayList<>();
        for (NaiveCourse course : courses) {
            for (Spell spell : course.spells()) {
                if (spell.overlaps(question.from(), question.end(), question.asOf()) && lets(course, spell)) {
                    Instant end = spell.end().orElse(question.asOf());
                    listed.add(new Listed(
                            course,
                            spell,
                            lasting(course, spell.start(), end, at -> isPlanned(course, at)),
                            question.hours().map(hours -> lasting(course, spell.start(), end, hours::open))));
                }
            }
        }
        listed.sort(Comparator.<Listed, Instant>comparing(each -> each.spell().start())
                .thenComparing(each -> each.course().name()));
        return listed;
    }

    /** The cases of every group that has any. */
    Map<Key, Counted> figures() {
        for (Part part : parts()) {
            for (NaiveCourse course : courses) {
                cases(course, part);
                times(course, part);
            }
        }
        groups.values().removeIf(Counted::isEmpty);
        return groups;
    }

    private List<Part> parts() {
        Instant end = question.end();
        List<Part> parts = new ArrayList<>();
        if (!question.groupBy().contains(By.MONTH)) {
            parts.add(new Part(question.from(), end, Optional.empty()));
            return parts;
        }
        Instant from = question.from();
        YearMonth month = YearMonth.from(from.atZone(question.zone())).minusMonths(1);
        while (from.isBefore(end)) {
            Instant turn = firstOf(month.plusMonths(1));
            if (turn.isAfter(from)) {
                Instant to = turn.isBefore(end) ? turn : end;
                parts.add(new Part(from, to, Optional.of(month)));
                from = to;
            }
            month = month.plusMonths(1);
        }
        return parts;
    }

    /** The first instant at which the clocks show the month: looked for minute by minute. */
    private Instant firstOf(YearMonth month) {
        return TURNS.computeIfAbsent(List.of(question.zone(), month), turn -> {
            Instant at = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(Duration.ofHours(30));
            while (YearMonth.from(at.atZone(question.zone())).isBefore(month)) {
                at = at.plusSeconds(60);
            }
            return at;
        });
    }

    private void cases(NaiveCourse course, Part part) {
        Optional<Spell> previous = Optional.empty();
        for (Spell spell : course.spells()) {
            if (lets(course, spell)) {
                spell(course, spell, previous, part);
            }
            previous = Optional.of(spell);
        }
    }

    private void spell(NaiveCourse course, Spell spell, Optional<Spell> previous, Part part) {
        Counted counted = counted(course, spell.datacenter(), spell.role().orElse(""), part);
        if (spell.end().isPresent() && NaiveFigures.within(spell.end().get(), part.from, part.to)) {
            Duration counts = question.hours()
                    .map(hours -> lasting(course, spell.start(), spell.end().get(), hours::open))
                    .orElse(spell.duration(question.asOf()));
            counted.restores.add(Case.of(counts, spell.uncertainty()));
        }
        if (spell.end().isEmpty() && spell.start().isBefore(part.to)) {
            counted.open++;
        }
        if (NaiveFigures.within(spell.start(), part.from, part.to)) {
            counted.started++;
            counted.detections.add(Case.of(
                    NaiveOutages.notBelowZero(Duration.between(spell.start(), spell.knownAt())),
                    spell.startUncertainty()));
            previous.filter(before -> NaiveFigures.within(before.start(), part.from, part.to))
                    .ifPresent(before -> counted.betweenStarts.add(Case.of(
                            Duration.between(before.start(), spell.start()),
                            before.startUncertainty().plus(spell.startUncertainty()))));
        }
    }

    private void times(NaiveCourse course, Part part) {
        List<Run> runs = runs(course);
        List<Doubt> doubts = doubts(course);
        for (Run run : runs) {
            if (!lets(course, run.stretch())) {
                continue;
            }
            Instant from = run.from().isAfter(part.from) ? run.from() : part.from;
            Instant to = run.to().filter(end -> end.isBefore(part.to)).orElse(part.to);
            TreeSet<Instant> pieces = pieces(course, from, to);
            for (Doubt doubt : doubts) {
                if (from.isBefore(to)) {
                    new TreeSet<>(List.of(doubt.from(), doubt.to()))
                            .subSet(from, true, to, false)
                            .forEach(pieces::add);
                }
            }
            Counted counted =
                    counted(course, run.stretch().datacenter(), run.stretch().role(), part);
            for (Instant at : pieces) {
                Instant next = pieces.higher(at);
                Duration lasted = Duration.between(at, next == null ? to : next);
                As as = as(course, run, at);
                counted.times.merge(as, lasted, Duration::plus);
                if (as == run.as() && doubts.stream().anyMatch(doubt -> doubt.as() == as && doubt.holds(at))) {
                    counted.mayBeDown = as == As.UP ? counted.mayBeDown.plus(lasted) : counted.mayBeDown;
                    counted.mayBeUp = as == As.DOWN ? counted.mayBeUp.plus(lasted) : counted.mayBeUp;
                }
            }
        }
    }

    private As as(NaiveCourse course, Run run, Instant at) {
        if (!question.include() && isPlanned(course, at)) {
            return As.MAINTENANCE;
        }
        return question.hours().map(hours -> hours.open(at)).orElse(true) ? run.as() : As.OUTSIDE_HOURS;
    }

    /** What each stretch counts as where nothing is planned; an open outage is lost from sight after {@code asOf}. */
    private List<Run> runs(NaiveCourse course) {
        List<Run> runs = new ArrayList<>();
        for (Run run : told(course)) {
            Instant asOf = question.asOf();
            boolean lost = inOpenOutage(course, run.stretch());
            if (lost && !run.from().isBefore(asOf)) {
                runs.add(new Run(run.from(), run.to(), As.UNOBSERVED, run.stretch()));
            } else if (lost && run.stretch().holds(asOf)) {
                runs.add(new Run(run.from(), Optional.of(asOf), run.as(), run.stretch()));
                runs.add(new Run(asOf, run.to(), As.UNOBSERVED, run.stretch()));
            } else {
                runs.add(run);
            }
        }
        return runs;
    }

    /** What each stretch counts as by what was told. */
    private List<Run> told(NaiveCourse course) {
        List<Run> runs = new ArrayList<>();
        for (Stretch stretch : course.stretches()) {
            boolean impaired = around(course, stretch).isPresent()
                    && question.rules().makesOutage().contains(stretch.state());
            As as = stretch.state() == DeviceState.UNKNOWN ? As.UNOBSERVED : impaired ? As.DOWN : As.UP;
            runs.add(new Run(stretch.from(), stretch.to(), as, stretch));
        }
        return runs;
    }

    private static boolean inOpenOutage(NaiveCourse course, Stretch stretch) {
        return around(course, stretch).map(spell -> spell.end().isEmpty()).orElse(false);
    }

    private static Optional<Spell> around(NaiveCourse course, Stretch stretch) {
        return course.spells().stream()
                .filter(spell -> spell.inside().contains(stretch))
                .findAny();
    }

    /** The time around each uncertain change that may have been otherwise, by what was told. */
    private List<Doubt> doubts(NaiveCourse course) {
        List<Run> runs = told(course);
        boolean ofWhole = course.device().isEmpty();
        List<Doubt> doubts = new ArrayList<>();
        for (int i = 1; i < runs.size(); i++) {
            Run before = runs.get(i - 1);
            Run after = runs.get(i);
            Duration uncertainty = after.stretch().uncertainty();
            if (before.as() == after.as() || uncertainty.isZero()) {
                continue;
            }
            Instant at = after.from();
            Instant earliest = begin(runs, i - 1, ofWhole);
            Optional<Instant> latest = end(runs, i, ofWhole);
            Instant from = at.minus(uncertainty);
            Instant to = at.plus(uncertainty);
            doubts.add(new Doubt(from.isBefore(earliest) ? earliest : from, at, before.as()));
            doubts.add(new Doubt(at, latest.filter(to::isAfter).orElse(to), after.as()));
        }
        return doubts;
    }

    private static Instant begin(List<Run> runs, int at, boolean ofWhole) {
        int i = at;
        while (ofWhole && i > 0 && runs.get(i - 1).as() == runs.get(at).as()) {
            i--;
        }
        return runs.get(i).from();
    }

    private static Optional<Instant> end(List<Run> runs, int at, boolean ofWhole) {
        int i = at;
        while (ofWhole
                && i + 1 < runs.size()
                && runs.get(i + 1).as() == runs.get(at).as()) {
            i++;
        }
        return runs.get(i).to();
    }

    private boolean lets(NaiveCourse course, Spell spell) {
        return lets(course, spell.datacenter(), spell.role().orElse(""));
    }

    private boolean lets(NaiveCourse course, Stretch stretch) {
        return lets(course, stretch.datacenter(), stretch.role());
    }

    private boolean lets(NaiveCourse course, String datacenter, String role) {
        return question.filter().lets(course.device().orElse(""), datacenter, role);
    }

    private Counted counted(NaiveCourse course, String datacenter, String role, Part part) {
        var key = new Key(
                Optional.of(datacenter).filter(d -> question.groupBy().contains(By.DATACENTER)),
                Optional.of(role).filter(r -> question.groupBy().contains(By.ROLE)),
                course.device().filter(d -> question.groupBy().contains(By.DEVICE)),
                part.month);
        return groups.computeIfAbsent(key, k -> new Counted());
    }
}
