package dev.faultline.timeline.facts;

import dev.faultline.timeline.columns.SliceTable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The histories of all devices. One thread writes. {@link #snapshot} freezes what was written: the next write to a
 * device copies the few columns it touches, and whoever holds the snapshot sees it unchanged for as long as he likes.
 */
public final class Facts {
    private static final int PAGE_BITS = 8;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;

    private final Vocabulary vocabulary = new Vocabulary();
    private final RecordedTimes recordedTimes = new RecordedTimes();
    private final SliceTable names = new SliceTable();
    private final DatacenterMembers members = new DatacenterMembers();
    private final Hindsight hindsight = new Hindsight();
    private final PlacementsTold placements = new PlacementsTold();
    /** Devices of which any fact was ever told with an uncertain instant. Never changes: it is replaced. */
    private BitSet uncertain = new BitSet();

    private Page[] pages = new Page[0];
    private int generation;
    private long factCount;
    private long conflicts;
    /** Kept so that what only reads is not left out as useless. */
    private long touched;

    private record Page(int generation, DeviceHistory[] devices) {}

    /** Told before and after a history changes, so that what is derived from it can follow. */
    public interface Watcher {
        /** A fact is about to come in at its place. */
        void beforeInsert(int device, DeviceHistory history, Told fact);

        /** The fact is in. */
        void afterInsert(int device, DeviceHistory history, Told fact);

        /** Something around the instant {@code at} is about to change in another way than by a new fact. */
        void beforeChange(int device, DeviceHistory history, long at);

        /** Reads a little of what is kept of a device, so that it is near when needed; the sum means nothing. */
        long touch(int device);

        /** That change is done. */
        void afterChange(int device, DeviceHistory history, long at);
    }

    /** What was known at one position of the log. Never changes; for any thread. */
    public static final class Snapshot {
        private final Vocabulary.View vocabulary;
        private final RecordedTimes.View recordedTimes;
        private final SliceTable.View names;
        private final DatacenterMembers.View members;
        private final Hindsight.View hindsight;
        private final PlacementsTold.View placements;
        private final BitSet uncertain;
        private final Page[] pages;
        private final long factCount;
        /** Histories show what occurred by then; {@link Long#MAX_VALUE} for all. */
        private final long occurredBy;
        /** The last answer of {@link #differingAt}; null where there was none. */
        private Differing differing;

        private record Differing(long instant, int[] devices) {}

        private Snapshot(Facts facts) {
            vocabulary = facts.vocabulary.view();
            recordedTimes = facts.recordedTimes.view();
            names = facts.names.view();
            members = facts.members.view();
            hindsight = facts.hindsight.view();
            placements = facts.placements.view();
            uncertain = facts.uncertain;
            pages = facts.pages.clone();
            factCount = facts.factCount;
            occurredBy = Long.MAX_VALUE;
        }

        private Snapshot(Snapshot from, long occurredBy) {
            vocabulary = from.vocabulary;
            recordedTimes = from.recordedTimes;
            names = from.names;
            members = from.members;
            placements = from.placements;
            hindsight = from.hindsight;
            uncertain = from.uncertain;
            pages = from.pages;
            factCount = from.factCount;
            this.occurredBy = occurredBy;
        }

        /**
         * The same, but that histories are as {@link DeviceHistory#occurredBy} has them. Each is made when it is asked for,
         * so this is for few devices.
         */
        public Snapshot occurredBy(long instant) {
            return new Snapshot(this, instant);
        }

        public Vocabulary.View vocabulary() {
            return vocabulary;
        }

        public RecordedTimes.View recordedTimes() {
            return recordedTimes;
        }

        /** Which devices were ever told of in each datacenter. */
        public DatacenterMembers.View members() {
            return members;
        }

        /**
         * The devices in ascending order of which what was known at an instant is not just what is told now to have
         * occurred by then, see {@link DeviceHistory#differsAt}. Looks into few other histories than theirs.
         */
        public IntStream differingAt(long instant) {
            Differing known = differing;
            if (known == null || known.instant != instant) {
                known = new Differing(
                        instant,
                        mayDifferAt(instant).stream()
                                .filter(device -> history(device).differsAt(instant))
                                .toArray());
                // One question often asks for many groups, each apart: whoever finds it, it is the same.
                differing = known;
            }
            return Arrays.stream(known.devices);
        }

        /** All devices of {@link #differingAt}, and some more. */
        BitSet mayDifferAt(long instant) {
            var devices = new BitSet(deviceCount());
            hindsight.addTo(devices, instant);
            return devices;
        }

        /** From where on in the log a device was told of at each placement. */
        public PlacementsTold.View placements() {
            return placements;
        }

        /** Whether the log, up to there, tells of a device in a datacenter. Looks at every fact of the device. */
        public boolean placed(int device, int datacenter, UpTo upTo) {
            var walk = new HistoryWalk(history(device));
            while (walk.next()) {
                if (upTo.holds(walk.place())
                        && vocabulary.datacenterOf(vocabulary.placementOf(walk.detail())) == datacenter) {
                    return true;
                }
            }
            return false;
        }

        /** How many facts are held, repeats not counted. */
        public long factCount() {
            return factCount;
        }

        /** How many devices were ever told of; they are numbered from 0. */
        public int deviceCount() {
            return names.size();
        }

        /** Whether any fact of a device was ever told with an uncertain instant, retracted since or not. */
        public boolean isUncertain(int device) {
            return uncertain.get(device);
        }

        /** The devices of which {@link #isUncertain} is true, in ascending order. */
        public IntStream uncertainDevices() {
            return uncertain.stream();
        }

        public DeviceHistory history(int device) {
            DeviceHistory history = pages[device >>> PAGE_BITS].devices[device & PAGE_SIZE - 1];
            return occurredBy == Long.MAX_VALUE ? history : history.occurredBy(occurredBy);
        }

        /** The id of a device. */
        public String name(int device) {
            return names.text(device);
        }

        /** The number of a device by its id. */
        public Optional<Integer> find(String name) {
            int device = names.find(name);
            return device == SliceTable.ABSENT ? Optional.empty() : Optional.of(device);
        }
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public RecordedTimes recordedTimes() {
        return recordedTimes;
    }

    /** How many facts are held, repeats not counted. */
    public long factCount() {
        return factCount;
    }

    /** How many facts were told again under the same id with another content. */
    public long conflicts() {
        return conflicts;
    }

    public Snapshot snapshot() {
        generation++;
        return new Snapshot(this);
    }

    /** The number of the device with this id, given to it now if it had none. */
    public int device(byte[] name) {
        int device = names.intern(name);
        if (device >>> PAGE_BITS == pages.length) {
            pages = Arrays.copyOf(pages, pages.length + 1);
            pages[pages.length - 1] = new Page(generation, new DeviceHistory[PAGE_SIZE]);
        }
        DeviceHistory[] page = pages[device >>> PAGE_BITS].devices;
        if (page[device & PAGE_SIZE - 1] == null) {
            ownPage(device)[device & PAGE_SIZE - 1] = new DeviceHistory(generation);
        }
        return device;
    }

    /**
     * Looks up many devices at once, and has the ends of their histories near when their facts are added. A fact finds
     * most of what it needs far away in memory; asked for one after the other, each waits for that alone, asked for
     * together they wait together.
     *
     * @param ids of devices; null is passed over
     * @param hashes of the ids, by {@link SliceTable#hash}
     * @param found the number of each device, or -1 where it has none yet
     */
    public void lookAhead(byte[][] ids, int[] hashes, int count, int[] found, Watcher watcher) {
        long read = 0;
        for (int i = 0; i < count; i++) {
            read += names.slotOf(hashes[i]);
        }
        for (int i = 0; i < count; i++) {
            found[i] = ids[i] == null ? SliceTable.ABSENT : names.find(hashes[i], ids[i]);
        }
        for (int i = 0; i < count; i++) {
            if (found[i] >= 0) {
                read += pages[found[i] >>> PAGE_BITS].devices[found[i] & PAGE_SIZE - 1].touch();
                read += watcher.touch(found[i]) + members.touch(found[i]);
            }
        }
        touched = read;
    }

    /**
     * Takes a fact in; one that was told before changes nothing, but for being known earlier if it says so.
     *
     * @return whether it changed anything
     */
    public boolean add(int device, Told fact, Watcher watcher) {
        DeviceHistory history = pages[device >>> PAGE_BITS].devices[device & PAGE_SIZE - 1];
        long where = history.find(fact.id(), vocabulary.sourceOf(fact.detail()), vocabulary);
        if (where >= 0) {
            return repeat(device, history, where, fact, watcher);
        }
        history = own(device);
        watcher.beforeInsert(device, history, fact);
        hindsight.note(device, history.insert(fact, recordedTimes));
        watcher.afterInsert(device, history, fact);
        members.note(device, vocabulary.datacenterOf(fact.detail()));
        placements.note(vocabulary.placement(fact.detail()), fact.place());
        if (vocabulary.isUncertain(fact.detail()) && !uncertain.get(device)) {
            uncertain = (BitSet) uncertain.clone();
            uncertain.set(device);
        }
        factCount++;
        return true;
    }

    /**
     * Takes the facts of this id back, whether they were told already or come later.
     *
     * @return whether that changed anything: not after a retraction of the same that was known as early
     */
    public boolean retract(int device, FactId retracted, Retraction retraction, Watcher watcher) {
        DeviceHistory history = own(device);
        boolean noted = history.note(retracted, retraction);
        // Several sources may have told a fact under the same id: the watcher follows them one by one.
        for (long where = history.findStanding(retracted); where >= 0; where = history.findStanding(retracted)) {
            long at = history.chunk((int) (where >>> 32)).occurredAt[(int) where];
            watcher.beforeChange(device, history, at);
            hindsight.note(device, history.markRetracted(where));
            watcher.afterChange(device, history, at);
        }
        return noted;
    }

    private boolean repeat(int device, DeviceHistory history, long where, Told fact, Watcher watcher) {
        FactChunk chunk = history.chunk((int) (where >>> 32));
        int at = (int) where;
        if (chunk.occurredAt[at] != fact.occurredAt()
                || chunk.state(at) != fact.state()
                || chunk.detail(at) != fact.detail()) {
            conflicts++;
        }
        long occurredAt = chunk.occurredAt[at];
        if (fact.knownAt() >= chunk.knownAt(at)) {
            return false;
        }
        DeviceHistory owned = own(device);
        watcher.beforeChange(device, owned, occurredAt);
        hindsight.note(device, owned.retell(where, fact));
        watcher.afterChange(device, owned, occurredAt);
        return true;
    }

    private DeviceHistory own(int device) {
        DeviceHistory history = pages[device >>> PAGE_BITS].devices[device & PAGE_SIZE - 1];
        if (history.generation != generation) {
            history = history.copy(generation);
            ownPage(device)[device & PAGE_SIZE - 1] = history;
        }
        return history;
    }

    private DeviceHistory[] ownPage(int device) {
        int page = device >>> PAGE_BITS;
        if (pages[page].generation != generation) {
            pages[page] = new Page(generation, pages[page].devices.clone());
        }
        return pages[page].devices;
    }
}
