package dev.faultline.timeline.publication;

import dev.faultline.timeline.publication.Clockwork.Moment;
import dev.faultline.timeline.status.Condition;
import dev.faultline.timeline.status.Day;
import dev.faultline.timeline.status.PublicIncident;
import dev.faultline.timeline.status.PublicStatus;
import dev.faultline.timeline.status.PublicWork;
import dev.faultline.timeline.status.Site;
import dev.faultline.timeline.status.Update;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the templates of the public pages take: text that only has to be put into its place. */
public final class PageModels {
    private static final int BAR_HEIGHT = 24;

    private final PublicStatus status;
    private final PublicationRules rules;
    private final Optional<Long> staleSince;
    private final Clockwork clock;

    /** @param staleSince when the log last answered, where that is long ago */
    PageModels(PublicStatus status, PublicationRules rules, Optional<Long> staleSince, Clockwork clock) {
        this.status = status;
        this.rules = rules;
        this.staleSince = staleSince;
        this.clock = clock;
    }

    /** A short page that says one thing. */
    public record Notice(String name, String heading, String words, String home) {}

    /**
     * What every page has.
     *
     * @param home the folder where the public view begins, relative to the page
     * @param zone that times are in, and its offset
     * @param zoneName its name alone
     * @param choosesZone whether another zone can be asked for, which a file cannot give
     */
    public record Frame(
            String name,
            String title,
            String home,
            Moment asOf,
            Optional<Moment> staleSince,
            String zone,
            String zoneName,
            boolean choosesZone) {}

    /** The main page. */
    public record Overview(
            Frame frame,
            String tone,
            String sign,
            String sentence,
            List<SiteModel> sites,
            List<IncidentModel> open,
            List<WorkModel> under,
            List<WorkModel> ahead,
            List<Month> months,
            int leftOut) {}

    /** An incident's page. */
    public record Story(Frame frame, IncidentModel incident) {}

    /**
     * A datacenter.
     *
     * @param id of the elements on the page
     * @param notable the days on which anything was, the latest first
     */
    public record SiteModel(
            String id,
            String name,
            String tone,
            String sign,
            String words,
            List<RoleModel> roles,
            List<Bar> bars,
            String barWords,
            String firstDay,
            List<DayModel> notable) {}

    /** A role in a datacenter. */
    public record RoleModel(String name, String tone, String sign, String words) {}

    /** A day's bar, from {@code top} down to the ground. */
    public record Bar(int x, int top, int height, String tone, String title) {}

    /** A day in words. */
    public record DayModel(String day, String words) {}

    /** An incident. */
    public record IncidentModel(
            String href,
            String title,
            String severity,
            String tone,
            String sign,
            String phase,
            String affected,
            Moment started,
            Optional<Moment> ended,
            String lasted,
            List<UpdateModel> updates) {}

    /** An update. */
    public record UpdateModel(String headline, List<String> paragraphs, Moment at) {}

    /** Planned work. */
    public record WorkModel(String title, String affected, Moment from, Moment to) {}

    /** Incidents of a month. */
    public record Month(String name, List<IncidentModel> incidents) {}

    Overview overview(String home, boolean choosesZone) {
        Condition worst = status.worst();
        Map<String, List<IncidentModel>> months = new LinkedHashMap<>();
        for (PublicIncident incident : status.past()) {
            months.computeIfAbsent(clock.month(incident.started()), month -> new ArrayList<>())
                    .add(incident(incident, home, false));
        }
        List<SiteModel> sites = new ArrayList<>();
        for (Site site : status.sites()) {
            sites.add(site(site, "site-" + sites.size()));
        }
        return new Overview(
                frame(rules.name(), home, choosesZone),
                tone(worst, status),
                sign(worst, status),
                Words.overall(status),
                sites,
                status.open().stream().map(each -> incident(each, home, true)).toList(),
                status.under().stream().map(this::work).toList(),
                status.ahead().stream().map(this::work).toList(),
                months.entrySet().stream()
                        .map(month -> new Month(month.getKey(), month.getValue()))
                        .toList(),
                status.leftOut());
    }

    Story story(PublicIncident incident, String home, boolean choosesZone) {
        return new Story(
                frame(incident.title() + " · " + rules.name(), home, choosesZone), incident(incident, home, true));
    }

    private Frame frame(String title, String home, boolean choosesZone) {
        return new Frame(
                rules.name(),
                title,
                home,
                clock.minute(status.asOf()),
                staleSince.map(clock::moment),
                clock.zoneAt(status.asOf()),
                clock.name(),
                choosesZone);
    }

    private static String tone(Condition worst, PublicStatus status) {
        return worst == Condition.OPERATIONAL && !status.open().isEmpty() ? Condition.DEGRADED.wire() : worst.wire();
    }

    private static String sign(Condition worst, PublicStatus status) {
        return worst == Condition.OPERATIONAL && !status.open().isEmpty() ? sign(Condition.DEGRADED) : sign(worst);
    }

    private static SiteModel site(Site site, String id) {
        List<Bar> bars = new ArrayList<>();
        List<DayModel> notable = new ArrayList<>();
        for (Day day : site.days()) {
            int height = height(day.condition());
            String words = Words.day(day);
            bars.add(new Bar(
                    bars.size() * 4,
                    BAR_HEIGHT - height,
                    height,
                    day.condition().wire(),
                    Clockwork.day(day.from()) + ": " + words));
            // Days before the first fact are many, and are all the same.
            if (day.impaired() + day.planned() > 0 || day.unobserved() > 0 && day.unobserved() < day.length()) {
                notable.add(new DayModel(Clockwork.day(day.from()), words));
            }
        }
        return new SiteModel(
                id,
                site.datacenter(),
                site.condition().wire(),
                sign(site.condition()),
                site.condition().words(),
                site.roles().stream()
                        .map(role -> new RoleModel(
                                role.role(),
                                role.condition().wire(),
                                sign(role.condition()),
                                role.condition().words()))
                        .toList(),
                bars,
                Words.days(site),
                Clockwork.day(site.days().getFirst().from()),
                notable.reversed());
    }

    private IncidentModel incident(PublicIncident incident, String home, boolean withUpdates) {
        List<UpdateModel> updates = withUpdates
                ? incident.updates().reversed().stream().map(this::update).toList()
                : List.of();
        boolean over = incident.phase().isOver();
        return new IncidentModel(
                home + "incidents/" + incident.path() + "/",
                incident.title(),
                capital(incident.severity().wire()),
                over ? "over" : "open",
                over ? "✓" : "!",
                incident.phase().words(),
                incident.affected().words(),
                clock.moment(incident.started(), incident.uncertainty()),
                incident.ended().isPresent()
                        ? Optional.of(clock.moment(incident.ended().getAsLong()))
                        : Optional.empty(),
                incident.ended().isPresent()
                        ? Clockwork.lasted(Math.max(0, incident.ended().getAsLong() - incident.started()))
                        : "",
                updates);
    }

    private UpdateModel update(Update update) {
        return new UpdateModel(
                update.headline(),
                update.words().lines().filter(line -> !line.isBlank()).toList(),
                clock.moment(update.at(), update.uncertainty()));
    }

    private WorkModel work(PublicWork work) {
        return new WorkModel(work.title(), work.affected().words(), clock.moment(work.from()), clock.moment(work.to()));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static int height(Condition condition) {
        return switch (condition) {
            case UNOBSERVED -> 4;
            case OPERATIONAL -> 13;
            case MAINTENANCE -> 16;
            case DEGRADED, PARTLY_DOWN -> 20;
            case DOWN -> BAR_HEIGHT;
        };
    }

    private static String sign(Condition condition) {
        return switch (condition) {
            case OPERATIONAL -> "✓";
            case MAINTENANCE -> "◇";
            case UNOBSERVED -> "?";
            case DEGRADED -> "!";
            case PARTLY_DOWN -> "◐";
            case DOWN -> "✕";
        };
    }
}
