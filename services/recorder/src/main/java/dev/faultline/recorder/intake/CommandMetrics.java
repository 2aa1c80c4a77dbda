package dev.faultline.recorder.intake;

/** Counts what comes of commands. Safe for many threads. */
public interface CommandMetrics {
    /** Counts nothing. */
    CommandMetrics NONE = new CommandMetrics() {
        @Override
        public void recorded(String type) {}

        @Override
        public void repeated() {}

        @Override
        public void refused(String reason) {}

        @Override
        public void retried() {}

        @Override
        public Handling started() {
            return ended -> {};
        }
    };

    /** A command under way. */
    @FunctionalInterface
    interface Handling {
        /** It is over: the log has what it is about, or not. */
        void ended(boolean recorded);
    }

    /** An event of this type is on the log. */
    void recorded(String type);

    /** A request was one that had been answered before. */
    void repeated();

    /** A request was answered without success, for this reason: the last part of a problem's type. */
    void refused(String reason);

    /** A command has to be decided anew, for somebody else was faster. */
    void retried();

    /** A command is handed over to be decided now. */
    Handling started();
}
