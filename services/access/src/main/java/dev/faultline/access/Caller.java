package dev.faultline.access;

import java.util.Optional;
import java.util.Set;

/** Who makes a call. */
public sealed interface Caller {
    /** Nobody in particular: there is no authentication, or the call needs none. */
    Caller ANYBODY = new Anybody();

    /** Nobody in particular, who may do whatever reaches the resources. */
    record Anybody() implements Caller {}

    /**
     * Somebody whose token was verified.
     *
     * @param name under which what they do is recorded
     * @param subject who they are to the issuer, for rates and the audit
     * @param roles what they may be
     */
    record Known(String name, String subject, Set<Role> roles) implements Caller {
        public Known {
            roles = Set.copyOf(roles);
        }
    }

    /** The name under which what they do is recorded; empty when the request itself has to say it. */
    default Optional<String> actor() {
        return this instanceof Known known ? Optional.of(known.name()) : Optional.empty();
    }

    /** Whether they have a role. Without authentication everybody has every one. */
    default boolean is(Role role) {
        return !(this instanceof Known known)
                || known.roles().contains(role)
                || known.roles().contains(Role.ADMIN);
    }
}
