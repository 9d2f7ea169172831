package org.adsum.identity.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.adsum.identity.control.UserRepository;

/** Whether anybody could sign in at all. */
@Stateless
public class FirstAccounts {
  @Inject UserRepository users;

  /** True in a database without any account. */
  @PermitAll
  public boolean areMissing() {
    return users.isEmpty();
  }
}
