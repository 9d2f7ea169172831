package org.adsum.provisioning.boundary;

import java.time.Instant;
import java.util.Set;
import org.adsum.identity.entity.Role;

/** An account as one SCIM client sees it. {@code version} names this state of it. */
public record ScimAccount(
    String id,
    String username,
    String name,
    String email,
    boolean active,
    Set<Role> roles,
    String externalId,
    String givenName,
    String familyName,
    String subject,
    Instant createdAt,
    Instant changedAt,
    String version) {}
