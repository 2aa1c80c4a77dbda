package dev.faultline.access.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who may call. A start that would let in whoever comes by is refused, see {@link dev.faultline.access.gate.SafeStart}. */
@ConfigMapping(prefix = "faultline.access")
public interface AccessConfig {
    /** {@code token}: calls need bearer tokens. {@code open}: they do not, and only this machine is answered. */
    @WithDefault("token")
    String mode();

    /** The issuer of tokens, to the letter as in their claim {@code iss}. */
    Optional<String> issuer();

    /** For whom tokens are meant: {@code aud} has to have one of these. */
    Optional<List<String>> audience();

    /** Where the issuer shows its keys (JWKS), with https. */
    Optional<String> keysUrl();

    /** Or a file with them: JWKS, or public keys as PEM. Looked at again as keys of an address are. */
    Optional<Path> keysFile();

    /** The claim that has the roles; names with slashes between them lead into objects, as in realm_access/roles. */
    @WithDefault("groups")
    String rolesClaim();

    /** What our roles begin with there, such as faultline-; other roles mean nothing. */
    Optional<String> rolesPrefix();

    /** The claim under whose value things are recorded; where a token lacks it, {@code sub} is. */
    @WithDefault("preferred_username")
    String actorClaim();

    /** How far the issuer's clock may be away from ours, 0 to 5 minutes. */
    @WithDefault("30S")
    Duration clockSkew();

    /** After this, keys are fetched anew; 10 s to 1 day. */
    @WithDefault("10M")
    Duration keysRefresh();

    /** Keys are fetched at most once in this time, however many tokens name unknown ones; 1 s to 10 min. */
    @WithDefault("10S")
    Duration keysRetry();

    /** For so long keys are trusted that cannot be fetched again; from keys-refresh to 30 days. */
    @WithDefault("24H")
    Duration keysMaxAge();

    /** How long fetching keys may take; 100 ms to 30 s. */
    @WithDefault("5S")
    Duration keysTimeout();

    /** Who may have /q/metrics: {@code everybody} or {@code reader}. */
    @WithDefault("everybody")
    String metrics();

    /** How often one caller may read, each second and at once; 0 each second is without limit. */
    @WithDefault("200")
    int readsPerSecond();

    @WithDefault("1000")
    int readsBurst();

    /** How often one caller may write, in the same way. */
    @WithDefault("500")
    int writesPerSecond();

    @WithDefault("2000")
    int writesBurst();

    /** How many callers are told apart for this; further ones share one allowance. */
    @WithDefault("10000")
    int maxCallers();
}
