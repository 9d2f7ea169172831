package org.adsum.web.signin;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Set;
import org.adsum.identity.boundary.Caller;
import org.adsum.identity.entity.Role;
import org.junit.jupiter.api.Test;

class SignedInTest {
  private static final Instant READ = Instant.parse("2026-11-22T10:00:00Z");
  private final SignedIn signedIn =
      new SignedIn(
          new Caller("id", "ana", "Ana Novak", Set.of(Role.STUDENT)), READ, "session", null);

  @Test
  void anAccountIsTrustedForTenSeconds() {
    assertFalse(signedIn.isStale(READ.plusSeconds(10)));
    assertTrue(signedIn.isStale(READ.plusSeconds(11)));
  }
}
