package dev.faultline.standalone;

import dev.faultline.events.Topics;
import java.nio.file.Path;

/** What a user is told about a Faultline that runs. */
public final class Announcement {
    private Announcement() {}

    /**
     * Where to find what.
     *
     * @param base the address of the HTTP server, without a slash at its end
     * @param kafka host and port of the broker
     * @param data the data folder
     * @return lines, each ended
     */
    public static String places(String base, String kafka, Path data) {
        return """
                  page       %1$s/
                  public     %1$s/status
                  API        %1$s/api/v1
                  to try it  %1$s/q/swagger-ui
                  OpenAPI    %1$s/q/openapi
                  health     %1$s/q/health
                  metrics    %1$s/q/metrics
                  events     Kafka at %2$s, topics %3$s and %4$s
                  data       %5$s
                """.indent(2).formatted(base, kafka, Topics.DEVICE_EVENTS, Topics.INCIDENT_EVENTS, data);
    }

    /**
     * Calls to begin with, on what the demo loads.
     *
     * @param base the address of the HTTP server, without a slash at its end
     * @return lines, each ended
     */
    public static String toTry(String base) {
        return """

                The incident as it was known at any time, by a slider:
                  %1$s/incident/?incident=network-2013-09-03
                Its report, as a provider would send it:
                  %1$s/api/v1/incidents/network-2013-09-03/report?format=pdf&tz=America/New_York
                What was out in Virginia, and for how long:
                  curl '%1$s/api/v1/outages?datacenter=us-va&from=2013-09-03T00:00:00-04:00'
                How New Jersey's network came back:
                  curl '%1$s/api/v1/datacenters/us-nj/recovery?from=2013-09-03T00:00:00-04:00&to=2013-09-04T00:00:00-04:00&role=core-router,edge-router'
                The month's figures as they were believed on September 5:
                  curl '%1$s/api/v1/figures?groupBy=datacenter&from=2013-09-01T00:00:00-04:00&to=2013-10-01T00:00:00-04:00&knownAt=2013-09-05T00:00:00-04:00'
                The incident as the letter told it; without knownAt, as the report does:
                  curl '%1$s/api/v1/incidents/network-2013-09-03/timeline?knownAt=2013-09-05T00:00:00-04:00'
                What was claimed, and what devices showed:
                  curl '%1$s/api/v1/incidents/core-routers-2013-08-29/claims'

                """.formatted(base);
    }
}
