package dev.faultline.recorder.axon;

import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.Position;

/**
 * Up to where a stream was read before something was decided on it.
 *
 * @param version how many events it had
 */
record StreamVersion(long version) implements ConsistencyMarker {
    @Override
    public ConsistencyMarker lowerBound(ConsistencyMarker other) {
        if (other instanceof StreamVersion that) {
            return version <= that.version ? this : that;
        }
        return other.lowerBound(this);
    }

    @Override
    public ConsistencyMarker upperBound(ConsistencyMarker other) {
        if (other instanceof StreamVersion that) {
            return version >= that.version ? this : that;
        }
        return other.upperBound(this);
    }

    /** A stream is always sourced from its start. */
    @Override
    public Position position() {
        return Position.START;
    }
}
