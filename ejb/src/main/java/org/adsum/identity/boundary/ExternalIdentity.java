package org.adsum.identity.boundary;

import java.util.Set;
import org.adsum.identity.entity.Role;

/**
 * Who an identity provider says somebody is.
 *
 * @param issuer the provider
 * @param subject its unchanging name for the person; with the issuer the only thing an account is
 *     known by
 * @param username what the person types to sign in, or null
 * @param name as the person writes it, or null
 * @param email or null
 * @param emailVerified whether the provider vouches for the address
 * @param roles what the person may do here; null when the provider does not say
 */
public record ExternalIdentity(
    String issuer,
    String subject,
    String username,
    String name,
    String email,
    boolean emailVerified,
    Set<Role> roles) {}
