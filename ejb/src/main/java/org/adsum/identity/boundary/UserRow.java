package org.adsum.identity.boundary;

import java.time.Instant;
import java.util.Set;
import org.adsum.identity.entity.AccountState;
import org.adsum.identity.entity.Role;

/** An account as a line of the list of accounts. */
public record UserRow(
    String id,
    String username,
    String name,
    String email,
    Set<Role> roles,
    AccountState state,
    Instant createdAt) {}
