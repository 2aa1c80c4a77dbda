package dev.faultline.timeline.publication;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.faultline.timeline.status.Affected;
import dev.faultline.timeline.status.Condition;
import dev.faultline.timeline.status.Phase;
import dev.faultline.timeline.status.PublicIncident;
import dev.faultline.timeline.status.PublicStatus;
import dev.faultline.timeline.status.PublicWork;
import dev.faultline.timeline.status.Site;
import dev.faultline.timeline.status.Update;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The public view in the shape that programs know from Statuspage (API v2), so that they can read it unchanged. What is
 * mapped to what stands in docs/http.md. A datacenter is a group of components, one for each role in it.
 */
final class Statuspage {
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** Three digits of fraction, as programs that read this shape are used to. */
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    private final PublicStatus status;
    private final PublicationRules rules;
    private final PageBody page;
    private final List<ComponentBody> components = new ArrayList<>();

    Statuspage(PublicStatus status, PublicationRules rules) {
        this.status = status;
        this.rules = rules;
        this.page = new PageBody(
                key("page", rules.base()), rules.name(), rules.base(), "Etc/UTC", time(status.changedAt()));
        status.sites().forEach(this::addComponents);
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record PageBody(String id, String name, String url, String timeZone, String updatedAt) {}

    record StatusBody(String indicator, String description) {}

    /** @param components of a group, the ids of those in it; empty of others */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ComponentBody(
            String id,
            String name,
            String status,
            String createdAt,
            String updatedAt,
            int position,
            String description,
            boolean showcase,
            String startDate,
            String groupId,
            String pageId,
            boolean group,
            boolean onlyShowIfDegraded,
            List<String> components) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record UpdateBody(
            String id,
            String status,
            String body,
            String incidentId,
            String createdAt,
            String updatedAt,
            String displayAt,
            List<Object> affectedComponents) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record IncidentBody(
            String id,
            String name,
            String status,
            String createdAt,
            String updatedAt,
            String monitoringAt,
            String resolvedAt,
            String impact,
            String shortlink,
            String startedAt,
            String pageId,
            List<UpdateBody> incidentUpdates,
            List<ComponentBody> components) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record WorkBody(
            String id,
            String name,
            String status,
            String createdAt,
            String updatedAt,
            String monitoringAt,
            String resolvedAt,
            String impact,
            String shortlink,
            String startedAt,
            String pageId,
            List<UpdateBody> incidentUpdates,
            List<ComponentBody> components,
            String scheduledFor,
            String scheduledUntil) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Summary(
            PageBody page,
            List<ComponentBody> components,
            List<IncidentBody> incidents,
            List<WorkBody> scheduledMaintenances,
            StatusBody status) {}

    record Overall(PageBody page, StatusBody status) {}

    record Components(PageBody page, List<ComponentBody> components) {}

    record Incidents(PageBody page, List<IncidentBody> incidents) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Works(PageBody page, List<WorkBody> scheduledMaintenances) {}

    Summary summary() {
        return new Summary(
                page,
                components,
                status.open().stream().map(this::incident).toList(),
                works(Stream.concat(status.under().stream(), status.ahead().stream())),
                overall().status());
    }

    Overall overall() {
        return new Overall(page, new StatusBody(indicator(), Words.overall(status)));
    }

    Components components() {
        return new Components(page, components);
    }

    Incidents incidents() {
        return new Incidents(page, status.incidents().map(this::incident).toList());
    }

    Incidents unresolved() {
        return new Incidents(page, status.open().stream().map(this::incident).toList());
    }

    Works maintenances() {
        return new Works(page, works(status.works()));
    }

    Works upcoming() {
        return new Works(page, works(status.ahead().stream()));
    }

    Works active() {
        return new Works(page, works(status.under().stream()));
    }

    /** The worse of what devices show and of what staff say of open incidents. */
    private String indicator() {
        boolean allDown = !status.sites().isEmpty()
                && status.sites().stream().allMatch(site -> site.condition() == Condition.DOWN);
        int devices = switch (status.worst()) {
            case DOWN -> allDown ? 3 : 2;
            case PARTLY_DOWN -> 2;
            case DEGRADED -> 1;
            case UNOBSERVED -> status.sites().isEmpty() ? 0 : 1;
            case MAINTENANCE, OPERATIONAL -> 0;
        };
        int staff = status.open().stream()
                .mapToInt(incident -> switch (incident.severity()) {
                    case CRITICAL -> 3;
                    case MAJOR -> 2;
                    case MINOR -> 1;
                })
                .max()
                .orElse(0);
        boolean working = status.worst() == Condition.MAINTENANCE;
        return List.of(working ? "maintenance" : "none", "minor", "major", "critical")
                .get(Math.max(devices, staff));
    }

    private void addComponents(Site site) {
        String group = key("datacenter", site.datacenter());
        List<String> members = site.roles().stream()
                .map(role -> key("role", site.datacenter() + "/" + role.role()))
                .toList();
        components.add(component(site, group, site.datacenter(), site.condition(), null, members));
        for (int i = 0; i < members.size(); i++) {
            Site.RoleCondition role = site.roles().get(i);
            components.add(component(site, members.get(i), role.role(), role.condition(), group, List.of()));
        }
    }

    private ComponentBody component(
            Site site, String id, String name, Condition condition, String group, List<String> members) {
        return new ComponentBody(
                id,
                name,
                component(condition),
                time(site.firstObserved()),
                time(site.changedAt()),
                components.size() + 1,
                condition == Condition.UNOBSERVED ? "Not observed at present." : null,
                false,
                time(site.firstObserved()).substring(0, "2013-09-03".length()),
                group,
                page.id(),
                group == null,
                false,
                members);
    }

    private static String component(Condition condition) {
        return switch (condition) {
            case OPERATIONAL -> "operational";
            case MAINTENANCE -> "under_maintenance";
            // There is no word for it, and it must not pass for working.
            case UNOBSERVED, DEGRADED -> "degraded_performance";
            case PARTLY_DOWN -> "partial_outage";
            case DOWN -> "major_outage";
        };
    }

    private IncidentBody incident(PublicIncident incident) {
        List<UpdateBody> updates = incident.updates().reversed().stream()
                .map(update -> update(incident.key(), update))
                .toList();
        return new IncidentBody(
                incident.key(),
                incident.title(),
                phase(incident.phase()),
                time(incident.createdAt()),
                time(incident.updatedAt()),
                incident.updates().stream()
                        .filter(update -> update.phase() == Phase.MONITORING)
                        .findFirst()
                        .map(update -> time(update.at()))
                        .orElse(null),
                incident.ended().isPresent() ? time(incident.ended().getAsLong()) : null,
                incident.severity().wire(),
                rules.base() + "/incidents/" + incident.path() + "/",
                time(incident.started()),
                page.id(),
                updates,
                components(incident.affected()));
    }

    private UpdateBody update(String incident, Update update) {
        return new UpdateBody(
                update.key(),
                phase(update.phase()),
                update.words().isEmpty() ? update.headline() : update.words(),
                incident,
                time(update.toldAt()),
                time(update.toldAt()),
                time(update.at()),
                List.of());
    }

    private static String phase(Phase phase) {
        return switch (phase) {
            case INVESTIGATING -> "investigating";
            case MONITORING -> "monitoring";
            case RESOLVED -> "resolved";
            case REPORTED -> "postmortem";
        };
    }

    private List<WorkBody> works(Stream<PublicWork> works) {
        return works.map(this::work).toList();
    }

    private WorkBody work(PublicWork work) {
        boolean over = work.to() <= status.asOf();
        String word = over ? "completed" : work.holds(status.asOf()) ? "in_progress" : "scheduled";
        var update = new UpdateBody(
                key("announced", work.key()),
                "scheduled",
                "Planned work",
                work.key(),
                time(work.toldAt()),
                time(work.toldAt()),
                time(work.toldAt()),
                List.of());
        return new WorkBody(
                work.key(),
                work.title(),
                word,
                time(work.toldAt()),
                time(work.toldAt()),
                null,
                over ? time(work.to()) : null,
                "maintenance",
                rules.base() + "/",
                time(work.from()),
                page.id(),
                List.of(update),
                components(work.affected()),
                time(work.from()),
                time(work.to()));
    }

    private List<ComponentBody> components(Affected affected) {
        List<ComponentBody> touched = new ArrayList<>();
        String datacenter = "";
        for (ComponentBody component : components) {
            if (component.group()) {
                datacenter = component.name();
                if (affected.touches(datacenter)) {
                    touched.add(component);
                }
            } else if (affected.touches(datacenter, component.name())) {
                touched.add(component);
            }
        }
        return touched;
    }

    private static String key(String kind, String of) {
        return UUID.nameUUIDFromBytes(("faultline:" + kind + ":" + of).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static String time(long instant) {
        return Instant.ofEpochMilli(Math.floorDiv(instant, NANOS_PER_MILLI))
                .atOffset(ZoneOffset.UTC)
                .format(MILLIS);
    }
}
