package dev.faultline.benchmarks.phases;

import dev.faultline.benchmarks.report.Report;
import dev.faultline.benchmarks.server.Server;
import dev.faultline.benchmarks.workload.Fleet;
import java.time.Instant;

/**
 * What every phase measures with.
 *
 * @param server holds the workload
 * @param fleet the devices of the workload
 * @param yearStart when the year of the workload begins
 * @param rounds how often each side of a comparison is measured
 * @param seconds how long a timed round takes
 */
public record Bench(Server server, Fleet fleet, Instant yearStart, int rounds, int seconds, Report report) {}
