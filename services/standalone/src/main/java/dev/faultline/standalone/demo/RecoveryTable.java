package dev.faultline.standalone.demo;

import dev.faultline.standalone.demo.Comparison.Figure;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One telling as a table: a line for each datacenter, each figure beside the published one. */
final class RecoveryTable {
    private static final List<List<String>> HEADINGS = List.of(
            List.of("", "network", "back", "", "", "network", "", "mail", "phones"),
            List.of("datacenter", "lost", "50 %", "90 %", "100 %", "outage", "availability %", "outage", "outage"));
    private static final String NOTHING = "–";
    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private RecoveryTable() {}

    /**
     * Draws the table.
     *
     * @param title the line above it
     * @param comparisons every figure of the telling
     * @param computed where the milestones are taken from
     * @param datacenters the lines, in order
     * @param zone in whose local time instants are shown
     * @return lines, each ended and without spaces at its end
     */
    static String draw(
            String title,
            List<Comparison> comparisons,
            ComputedFigures computed,
            List<String> datacenters,
            ZoneId zone) {
        var time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
        var rows = new ArrayList<>(HEADINGS);
        for (String datacenter : datacenters) {
            var milestones = Optional.ofNullable(computed.milestones().get(datacenter));
            rows.add(List.of(
                    datacenter,
                    show(milestones.flatMap(ComputedFigures.Milestones::firstImpact), time),
                    show(milestones.flatMap(ComputedFigures.Milestones::restored50), time),
                    show(milestones.flatMap(ComputedFigures.Milestones::restored90), time),
                    show(milestones.flatMap(ComputedFigures.Milestones::restored100), time),
                    cell(comparisons, Figure.NETWORK_OUTAGE, datacenter),
                    cell(comparisons, Figure.AVAILABILITY, datacenter),
                    cell(comparisons, Figure.MAIL_OUTAGE, datacenter),
                    cell(comparisons, Figure.PHONE_OUTAGE, datacenter)));
        }
        var text = new StringBuilder(title).append('\n').append('\n');
        align(rows).forEach(line -> text.append(line).append('\n'));
        comparisons.stream()
                .filter(comparison -> comparison.datacenter().isEmpty())
                .forEach(comparison -> text.append(INDENT)
                        .append(comparison.figure().words())
                        .append(", all datacenters: ")
                        .append(comparison.cell())
                        .append('\n'));
        return text.toString();
    }

    private static String cell(List<Comparison> comparisons, Figure figure, String datacenter) {
        return comparisons.stream()
                .filter(c -> c.figure() == figure && c.datacenter().equals(datacenter))
                .map(Comparison::cell)
                .findFirst()
                .orElse(NOTHING);
    }

    private static String show(Optional<Instant> at, DateTimeFormatter time) {
        return at.map(time::format).orElse(NOTHING);
    }

    private static List<String> align(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream()
                .map(row -> {
                    var line = new StringBuilder(INDENT);
                    for (int i = 0; i < widths.length; i++) {
                        line.append(row.get(i))
                                .append(" ".repeat(widths[i] - row.get(i).length()))
                                .append(GAP);
                    }
                    return line.toString().stripTrailing();
                })
                .toList();
    }
}
