package dev.faultline.timeline;

import dev.faultline.timeline.http.DatacenterZones;
import dev.faultline.timeline.http.PublicReads;
import dev.faultline.timeline.http.ReadLimits;
import dev.faultline.timeline.http.Reads;
import dev.faultline.timeline.outages.CriticalRoles;
import dev.faultline.timeline.publication.Publication;
import dev.faultline.timeline.publication.PublicationRules;
import dev.faultline.timeline.replay.Timeline;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;

/** Puts together what answers reads. */
public class ReadsWiring {
    /** The clock of the machine. */
    @Produces
    @Singleton
    @DefaultBean
    TimelineClock clock() {
        return Instant::now;
    }

    /** The limits as configured. Made at start, so that a wrong one is found then. */
    @Produces
    @Singleton
    @Startup
    ReadLimits limits(TimelineConfig config) {
        try {
            return new ReadLimits(
                    config.afterWait(),
                    config.staleAfter(),
                    config.defaultLimit(),
                    config.maxLimit(),
                    config.maxReads(),
                    config.readWait(),
                    new CriticalRoles(config.criticalRoles()),
                    new DatacenterZones(config.zones()));
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("faultline.timeline." + refused.getMessage(), refused);
        }
    }

    /** Answers reads from the timeline. */
    @Produces
    @Singleton
    Reads reads(Timeline timeline, TimelineClock clock, ReadLimits limits) {
        return new Reads(timeline, clock, limits);
    }

    /** What the public is told, as configured. Made at start, so that a wrong setting is found then. */
    @Produces
    @Singleton
    @Startup
    PublicationRules publicationRules(StatusConfig config) {
        try {
            return new PublicationRules(
                    config.name(), config.baseUrl(), Set.copyOf(config.audiences()), config.maxAge(), config.refresh());
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("faultline.timeline.status." + refused.getMessage(), refused);
        }
    }

    /** Answers the public from the timeline. */
    @Produces
    @Singleton
    PublicReads publicReads(Timeline timeline, TimelineClock clock, ReadLimits limits, PublicationRules rules) {
        return new PublicReads(new Publication(timeline, clock, rules, limits.criticalRoles(), limits.staleAfter()));
    }
}
