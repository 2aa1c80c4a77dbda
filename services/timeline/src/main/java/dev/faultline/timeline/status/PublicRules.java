package dev.faultline.timeline.status;

import dev.faultline.timeline.outages.CriticalRoles;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is public.
 *
 * @param audiences notices to one of these were told to the public, upper and lower case alike
 * @param critical the roles that a datacenter cannot do without
 */
public record PublicRules(Set<String> audiences, CriticalRoles critical) {
    public PublicRules {
        audiences = audiences.stream().map(PublicRules::plain).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether what was said to this audience was said to the public. */
    boolean isPublic(String audience) {
        return audiences.contains(plain(audience));
    }

    private static String plain(String audience) {
        return audience.strip().toLowerCase(Locale.ROOT);
    }
}
