package org.adsum.identity.boundary;

import java.util.Arrays;
import org.adsum.identity.entity.PasswordRules;
import org.adsum.identity.entity.UserAccount;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/** The check that every new local password goes through, whoever sets it. */
final class NewPassword {
  private NewPassword() {}

  /**
   * Lets a good password pass.
   *
   * @throws Problem password-length or password-guessable
   */
  static void require(String password, UserAccount account) {
    int length = password.codePointCount(0, password.length());
    if (length < PasswordRules.LEAST || password.length() > PasswordRules.MOST) {
      throw new Problem(ProblemCode.PASSWORD_LENGTH, PasswordRules.LEAST, PasswordRules.MOST);
    }
    if (PasswordRules.isGuessable(
        password, Arrays.asList(account.username(), account.displayName(), account.email()))) {
      throw new Problem(ProblemCode.PASSWORD_GUESSABLE);
    }
  }
}
