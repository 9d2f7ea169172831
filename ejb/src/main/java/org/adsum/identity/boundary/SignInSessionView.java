package org.adsum.identity.boundary;

import java.time.Instant;

/**
 * A browser in which the person is signed in.
 *
 * @param seenAt to the minute
 * @param fromProvider whether through the university's identity provider
 */
public record SignInSessionView(
    String id,
    Instant signedInAt,
    Instant seenAt,
    String address,
    String agent,
    boolean fromProvider) {}
