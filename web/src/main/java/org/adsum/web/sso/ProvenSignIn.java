package org.adsum.web.sso;

import org.adsum.identity.boundary.ExternalIdentity;

/**
 * A sign-in that the provider vouches for.
 *
 * @param who the person
 * @param providerSubject the claim {@code sub}, which logout tokens carry
 * @param providerSession the claim {@code sid}, or null
 * @param idToken the provider wants to see it again when the person signs out
 */
public record ProvenSignIn(
    ExternalIdentity who, String providerSubject, String providerSession, String idToken) {}
