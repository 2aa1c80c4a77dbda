package dev.faultline.recorder.commands;

import dev.faultline.events.staff.StaffEnvelope;
import dev.faultline.log.Position;

/**
 * An event as it lies on the log.
 *
 * @param envelope the event
 * @param position just behind it
 * @param bytes how long its value is
 */
public record RecordedEvent(StaffEnvelope envelope, Position position, int bytes) {}
