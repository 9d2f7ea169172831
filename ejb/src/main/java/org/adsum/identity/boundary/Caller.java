package org.adsum.identity.boundary;

import java.io.Serializable;
import java.util.Set;
import org.adsum.identity.entity.Role;

/**
 * Who is calling.
 *
 * @param id the account's id, which is also the name of the security principal
 * @param username what the person types to sign in
 * @param name what the person is called
 * @param roles what the person may do
 */
public record Caller(String id, String username, String name, Set<Role> roles)
    implements Serializable {

  /** The role names as the container wants them. */
  public Set<String> groups() {
    return roles.stream().map(Role::name).collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
