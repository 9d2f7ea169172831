package org.adsum.provisioning.boundary;

import java.time.Instant;

/** A token as admins see it: never its secret. {@code revokedAt} is null while it was not ended. */
public record ScimTokenView(
    String id,
    String client,
    String issuer,
    Instant madeAt,
    Instant expiresAt,
    Instant revokedAt) {}
