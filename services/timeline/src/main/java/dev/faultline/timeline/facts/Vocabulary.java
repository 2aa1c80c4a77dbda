package dev.faultline.timeline.facts;

import dev.faultline.events.UuidBytes;
import dev.faultline.timeline.columns.PairTable;
import dev.faultline.timeline.columns.SliceTable;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * The words that facts use, each kept once: datacenters, roles, sources, annotations, ids that are no UUIDs. A
 * <em>placement</em> is a datacenter with a role; a <em>detail</em> is a placement, a source and an annotation, so that a
 * fact needs one number for all of them. One thread writes; any thread reads through a {@link View}.
 */
public final class Vocabulary {
    /** More details than this and a fact's word for its detail would not fit beside its state. */
    public static final int MAX_DETAILS = 1 << 27;

    private final SliceTable datacenters = new SliceTable();
    private final SliceTable roles = new SliceTable();
    private final SliceTable sources = new SliceTable();
    private final SliceTable annotations = new SliceTable();
    private final BitSet uncertainAnnotations = new BitSet();
    private final SliceTable textIds = new SliceTable();
    private final PairTable placements = new PairTable();
    private final PairTable contexts = new PairTable();
    private final PairTable details = new PairTable();
    private final UuidBytes uuid = new UuidBytes();

    /** The words as they were at one moment. */
    public record View(
            SliceTable.View datacenters,
            SliceTable.View roles,
            SliceTable.View sources,
            SliceTable.View annotations,
            SliceTable.View textIds,
            PairTable.View placements,
            PairTable.View contexts,
            PairTable.View details) {

        public int placementOf(int detail) {
            return contexts.left(details.left(detail));
        }

        public int datacenterOf(int placement) {
            return placements.left(placement);
        }

        public int roleOf(int placement) {
            return placements.right(placement);
        }

        /** In nanoseconds. */
        public long uncertaintyOf(int detail) {
            return Annotation.uncertaintyOf(annotations.bytes(details.right(detail)));
        }

        public Annotation annotationOf(int detail) {
            return Annotation.fromBytes(annotations.bytes(details.right(detail)));
        }

        public String sourceOf(int detail) {
            return sources.text(contexts.right(details.left(detail)));
        }

        public String datacenter(int datacenter) {
            return datacenters.text(datacenter);
        }

        public String role(int role) {
            return roles.text(role);
        }

        String textId(int ordinal) {
            return textIds.text(ordinal);
        }
    }

    public View view() {
        return new View(
                datacenters.view(),
                roles.view(),
                sources.view(),
                annotations.view(),
                textIds.view(),
                placements.view(),
                contexts.view(),
                details.view());
    }

    public int placement(String datacenter, String role) {
        return placements.intern(datacenters.intern(datacenter), roles.intern(role));
    }

    public int source(byte[] source) {
        return sources.intern(source);
    }

    public int annotation(Annotation annotation) {
        int number = annotations.intern(annotation.toBytes());
        if (annotation.uncertaintyNanos() > 0) {
            uncertainAnnotations.set(number);
        }
        return number;
    }

    /** Whether a detail says that its fact's instant is uncertain. */
    boolean isUncertain(int detail) {
        return uncertainAnnotations.get(details.right(detail));
    }

    /**
     * The number of the detail.
     *
     * @throws IllegalStateException when there would be more than {@link #MAX_DETAILS}
     */
    public int detail(int placement, int source, int annotation) {
        int detail = details.intern(contexts.intern(placement, source), annotation);
        if (detail >= MAX_DETAILS) {
            throw new IllegalStateException("more than " + MAX_DETAILS + " different details of facts");
        }
        return detail;
    }

    /** The id for this text, whatever it looks like. */
    public FactId id(String text) {
        return uuid.parse(text.getBytes(StandardCharsets.UTF_8))
                ? new FactId(uuid.hi(), uuid.lo(), false)
                : new FactId(0, textIds.intern(text), true);
    }

    /** The placement of a detail, for the writing thread. */
    public int placement(int detail) {
        return contexts.left(details.left(detail));
    }

    int datacenterOf(int detail) {
        return placements.left(placement(detail));
    }

    int sourceOf(int detail) {
        return contexts.right(details.left(detail));
    }
}
