package org.adsum.web.signin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The token of an {@code Authorization: Bearer} header. */
final class BearerToken {
  private static final Pattern FORM =
      Pattern.compile("bearer +([A-Za-z0-9._~+/=-]{1,8192})", Pattern.CASE_INSENSITIVE);

  private BearerToken() {}

  /** Whether the header speaks of a bearer token at all, well formed or not. */
  static boolean isMeant(String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, "bearer", 0, 6);
  }

  /** The token; empty when the header is not of the right form. */
  static Optional<String> in(String authorization) {
    Matcher matcher = FORM.matcher(authorization == null ? "" : authorization.strip());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
