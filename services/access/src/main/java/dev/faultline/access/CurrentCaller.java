package dev.faultline.access;

/** Tells resources who makes the call that they are answering. */
@FunctionalInterface
public interface CurrentCaller {
    /**
     * Who makes it.
     *
     * @throws IllegalStateException when no filter has let the call in
     */
    Caller get();
}
