package org.adsum.web.admin;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Passwords to hand out: sixteen characters that are not mistaken for each other, 79 bits. */
final class SuggestedPassword {
  private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int GROUPS = 4;
  private static final int GROUP = 4;

  private SuggestedPassword() {}

  static String next() {
    return IntStream.range(0, GROUPS)
        .mapToObj(
            g ->
                RANDOM
                    .ints(GROUP, 0, ALPHABET.length())
                    .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("-"));
  }
}
