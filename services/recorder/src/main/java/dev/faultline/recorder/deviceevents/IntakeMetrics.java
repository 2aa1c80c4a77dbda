package dev.faultline.recorder.deviceevents;

/** Counts what the intake does. Safe for many threads. */
public interface IntakeMetrics {
    /** Counts nothing. */
    IntakeMetrics NONE = new IntakeMetrics() {
        @Override
        public void recorded(int stateChanges, int retractions) {}

        @Override
        public void skipped(int lines) {}

        @Override
        public void refused(String reason) {}

        @Override
        public Append appendStarted() {
            return confirmed -> {};
        }
    };

    /** An append under way. */
    @FunctionalInterface
    interface Append {
        /** It is over: the log confirmed it, or did not. */
        void ended(boolean confirmed);
    }

    /** So many events are on the log. */
    void recorded(int stateChanges, int retractions);

    /** So many wrong lines were left out of requests whose other lines are on the log. */
    void skipped(int lines);

    /** A request was answered without success, for this reason: the last part of a problem's type. */
    void refused(String reason);

    /** Events go to the log now. */
    Append appendStarted();
}
