package dev.faultline.timeline.figures;

import java.time.YearMonth;
import java.util.Optional;

/**
 * Which group: a value for each dimension that was asked for, empty for the others.
 *
 * @param month in UTC
 */
public record GroupKey(
        Optional<String> datacenter, Optional<String> role, Optional<String> device, Optional<YearMonth> month) {}
