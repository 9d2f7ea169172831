package org.adsum.it.security;

import static org.adsum.it.security.Attack.body;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adsum.it.support.Api;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often one account may ask. */
@ExtendWith(Invariants.class)
class PaceIT {
  private static final int FAR_TOO_OFTEN = 400;

  @Test
  void whoGuessesCodesIsSlowedDownAndNobodyElseIs() {
    Api guesser = Api.as("student38");
    Reply last = guesser.post("tickets", body("code", "GUESS"));
    for (int i = 0; i < FAR_TOO_OFTEN && last.status() != 429; i++) {
      last = guesser.post("tickets", body("code", "GUESS" + i));
    }
    last.expectProblem(429, "too-many-requests");
    assertTrue(Integer.parseInt(last.header("Retry-After")) > 0);
    guesser.get("me").expect(200);
    Reply other = Api.as("student37").post("tickets", body("code", "GUESS"));
    assertFalse(other.status() == 429, "the same address, another account");
  }
}
