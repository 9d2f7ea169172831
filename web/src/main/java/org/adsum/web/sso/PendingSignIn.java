package org.adsum.web.sso;

import java.io.Serializable;
import java.time.Instant;

/**
 * A sign-in at the provider that has begun and not ended. It stays on the server.
 *
 * @param state by which the answer is known, once
 * @param nonce that the ID token must carry
 * @param verifier of PKCE (RFC 7636)
 * @param target where the person wanted to go, or null
 * @param startedAt when
 */
public record PendingSignIn(
    String state, String nonce, String verifier, String target, Instant startedAt)
    implements Serializable {}
