package dev.faultline.standalone.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One figure as it was published and as Faultline computes it.
 *
 * @param figure which one
 * @param datacenter of which datacenter; empty for a figure over all
 * @param published as published, in the figure's unit
 * @param computed in the same unit; empty when there is none
 */
record Comparison(Figure figure, String datacenter, BigDecimal published, Optional<BigDecimal> computed) {
    private static final int DECIMALS = 3;

    /** What is compared. */
    enum Figure {
        NETWORK_OUTAGE("network outage"),
        AVAILABILITY("network availability"),
        MEAN_TIME_TO_RESTORE("mean time to restore the network"),
        MAIL_OUTAGE("mail outage"),
        PHONE_OUTAGE("phone outage");

        private final String words;

        Figure(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Sets every published figure beside the computed one, datacenter by datacenter. */
    static List<Comparison> of(PublishedFigures published, ComputedFigures computed) {
        var all = new ArrayList<Comparison>();
        for (String datacenter : published.datacenters()) {
            all.add(seconds(
                    Figure.NETWORK_OUTAGE,
                    datacenter,
                    published.networkOutageSeconds(),
                    computed.networkOutageSeconds()));
            all.add(new Comparison(
                    Figure.AVAILABILITY,
                    datacenter,
                    published.availabilityPercent().get(datacenter),
                    Optional.ofNullable(computed.availability().get(datacenter)).map(Comparison::percent)));
            all.add(seconds(
                    Figure.MAIL_OUTAGE, datacenter, published.mailOutageSeconds(), computed.mailOutageSeconds()));
        }
        all.addAll(phones(published, computed.phoneOutageSeconds()));
        all.add(new Comparison(
                Figure.MEAN_TIME_TO_RESTORE,
                "",
                published.meanTimeToRestoreSeconds(),
                computed.meanTimeToRestoreSeconds()));
        return List.copyOf(all);
    }

    private static Comparison seconds(
            Figure figure, String datacenter, Map<String, BigDecimal> published, Map<String, BigDecimal> computed) {
        return new Comparison(
                figure, datacenter, published.get(datacenter), Optional.ofNullable(computed.get(datacenter)));
    }

    /** The published figure does not say where the phones stand: every datacenter that has some must give it. */
    private static Collection<Comparison> phones(PublishedFigures published, Map<String, BigDecimal> computed) {
        if (computed.isEmpty()) {
            return List.of(new Comparison(Figure.PHONE_OUTAGE, "", published.phoneOutageSeconds(), Optional.empty()));
        }
        return computed.entrySet().stream()
                .map(entry -> new Comparison(
                        Figure.PHONE_OUTAGE,
                        entry.getKey(),
                        published.phoneOutageSeconds(),
                        Optional.of(entry.getValue())))
                .toList();
    }

    private static BigDecimal percent(BigDecimal fraction) {
        return fraction.movePointRight(2).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** Whether both are the same number, to the thousandth. */
    boolean equal() {
        return computed.isPresent() && rounded(computed.get()).compareTo(rounded(published)) == 0;
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** Both, and whether they are equal: {@code 8:30 / 8:30 ✓}. */
    String cell() {
        return computed.map(this::show).orElse("none") + " / " + show(published) + (equal() ? " ✓" : " ✗");
    }

    private String show(BigDecimal value) {
        return figure == Figure.AVAILABILITY
                ? value.setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString()
                : hours(value);
    }

    /** Seconds as {@code h:mm}, or {@code h:mm:ss} where they are no whole minutes. */
    private static String hours(BigDecimal value) {
        long seconds = value.setScale(0, RoundingMode.HALF_UP).longValueExact();
        String text = "%d:%02d".formatted(seconds / 3600, seconds / 60 % 60);
        return seconds % 60 == 0 ? text : text + ":%02d".formatted(seconds % 60);
    }
}
