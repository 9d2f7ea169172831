package org.adsum.web.scim;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.adsum.identity.entity.Role;

/** Roles as SCIM names them: the group's display name is the role's, its id the same in small. */
final class Roles {
  private Roles() {}

  /** The role of this name or group id, whatever its case. */
  static Optional<Role> named(String name) {
    return Stream.of(Role.values()).filter(role -> role.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The id of the role's group. */
  static String groupId(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
