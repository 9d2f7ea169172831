package org.adsum.identity.entity;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a local password must be, after NIST SP 800-63B-4 for passwords without a second factor:
 * long enough, and not made of what everybody tries first. It need not mix kinds of characters.
 */
public final class PasswordRules {
  /** Fewest characters. */
  public static final int LEAST = 15;

  /** Most characters. */
  public static final int MOST = 200;

  private static final int LEAST_OF_ITS_OWN = 6;
  private static final int LEAST_DIFFERENT = 5;
  private static final int SHORTEST_WORD = 3;

  /** Beginnings of the lists of passwords that are tried first, and the rows of keyboards. */
  private static final List<String> COMMON =
      List.of(
          "abcdefghijklmnopqrstuvwxyz",
          "qwertyuiop",
          "qwertzuiop",
          "azertyuiop",
          "asdfghjkl",
          "yxcvbnm",
          "zxcvbnm",
          "1234567890",
          "0987654321",
          "123456789",
          "987654321",
          "12345678",
          "1234567",
          "123456",
          "654321",
          "12345",
          "1q2w3e4r5t",
          "1qaz2wsx3edc",
          "qwerty",
          "qwertz",
          "azerty",
          "asdfgh",
          "zxcvbn",
          "abcdef",
          "abc123",
          "password",
          "passwort",
          "passw0rd",
          "p@ssw0rd",
          "p@ssword",
          "motdepasse",
          "contraseña",
          "kennwort",
          "iloveyou",
          "letmein",
          "welcome",
          "willkommen",
          "changeme",
          "default",
          "secret",
          "geheim",
          "trustno1",
          "sunshine",
          "princess",
          "football",
          "baseball",
          "superman",
          "batman",
          "dragon",
          "monkey",
          "shadow",
          "master",
          "michael",
          "jordan",
          "hunter",
          "starwars",
          "hello",
          "hallo",
          "admin",
          "administrator",
          "login",
          "summer",
          "sommer",
          "winter",
          "spring",
          "autumn",
          "adsum",
          "attendance",
          "university",
          "universitaet",
          "universität",
          "student",
          "teacher");

  private PasswordRules() {}

  /**
   * Whether the password is too easy to guess.
   *
   * @param about what is known of the person: user name, name, e-mail; nulls are passed over
   */
  public static boolean isGuessable(String password, Collection<String> about) {
    String rest = password.toLowerCase(Locale.ROOT);
    if (rest.chars().distinct().count() < LEAST_DIFFERENT) {
      return true;
    }
    for (String word : Stream.concat(COMMON.stream(), words(about)).toList()) {
      rest = rest.replace(word, "");
    }
    return rest.codePoints().filter(Character::isLetterOrDigit).count() < LEAST_OF_ITS_OWN;
  }

  private static Stream<String> words(Collection<String> about) {
    return about.stream()
        .filter(text -> text != null)
        .flatMap(text -> Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")))
        .filter(word -> word.length() >= SHORTEST_WORD);
  }
}
