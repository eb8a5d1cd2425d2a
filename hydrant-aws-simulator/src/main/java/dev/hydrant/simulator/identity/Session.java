package dev.hydrant.simulator.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Temporary credentials of an assumed role. */
public record Session(
    String accessKeyId,
    String secretAccessKey,
    String token,
    Instant expiry,
    AssumedRole role,
    @Nullable String sourceIdentity) {}
