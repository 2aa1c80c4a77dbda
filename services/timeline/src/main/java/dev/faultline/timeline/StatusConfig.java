package dev.faultline.timeline;

import dev.faultline.timeline.publication.PublicationRules;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** What the public view is called and says. Bounds are those of {@link PublicationRules}. */
@ConfigMapping(prefix = "faultline.timeline.status")
public interface StatusConfig {
    /** What the page is called. */
    @WithDefault("Service status")
    String name();

    /** Where the public finds it: feeds and the JSON for programs name it. */
    @WithDefault("http://localhost:8080/status")
    String baseUrl();

    /** What notices to one of these audiences say is public. */
    @WithDefault("public,customers")
    List<String> audiences();

    /** How long a browser or cache may show it without asking. */
    @WithDefault("5S")
    Duration maxAge();

    /** How long it stands before it is made anew. */
    @WithDefault("1S")
    Duration refresh();
}
