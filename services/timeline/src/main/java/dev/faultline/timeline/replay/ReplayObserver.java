package dev.faultline.timeline.replay;

/** Told what the fold does, for metrics. Called on the fold's thread: quick, and never throws. */
public interface ReplayObserver {
    /** Nobody is told anything. */
    ReplayObserver NONE = new ReplayObserver() {
        @Override
        public void folded(int records, long nanos) {}

        @Override
        public void published(long nanos) {}
    };

    /** A batch of so many records was applied within so many nanoseconds. */
    void folded(int records, long nanos);

    /** A view was published within so many nanoseconds. */
    void published(long nanos);
}
