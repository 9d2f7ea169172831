package org.adsum.identity.boundary;

import java.util.Set;
import org.adsum.identity.entity.AccountState;
import org.adsum.identity.entity.Role;
import org.adsum.identity.entity.UserAccount;

/** An account as admins see it. {@code version} must be sent back with a change. */
public record UserView(
    String id,
    String username,
    String name,
    String email,
    Set<Role> roles,
    AccountState state,
    int version) {
  static UserView of(UserAccount account) {
    return new UserView(
        account.id(),
        account.username(),
        account.displayName(),
        account.email(),
        account.roles(),
        account.state(),
        account.version());
  }
}
