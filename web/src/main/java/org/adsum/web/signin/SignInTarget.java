package org.adsum.web.signin;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Where a person wanted to go before being asked to sign in: always a path of this site, never
 * another one.
 */
public final class SignInTarget {
  private static final int LONGEST = 1000;
  private static final Set<String> NEVER =
      Set.of(
          "/login", "/login.xhtml", "/sign-out", "/sso", "/api", "/live", "/error", "/resources");

  private SignInTarget() {}

  /**
   * Lets a path with its query pass when it can only lead to a page of this site.
   *
   * @param wanted as it came from the browser, may be null
   */
  public static Optional<String> safe(String wanted) {
    if (wanted == null
        || wanted.length() > LONGEST
        || !wanted.startsWith("/")
        || wanted.startsWith("//")
        || wanted.chars().anyMatch(c -> c <= ' ' || c == '\\' || c >= 0x7f)) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(wanted);
      boolean here = uri.getScheme() == null && uri.getRawAuthority() == null;
      String path = uri.normalize().getPath();
      return here && path != null && !uri.getRawPath().contains("//") && isPage(path)
          ? Optional.of(wanted)
          : Optional.empty();
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  /** The address of the sign-in page that leads on to the target. */
  public static String loginPage(String target) {
    return safe(target)
        .filter(path -> !path.equals("/"))
        .map(path -> "/login?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8))
        .orElse("/login");
  }

  private static boolean isPage(String path) {
    return NEVER.stream().noneMatch(never -> path.equals(never) || path.startsWith(never + "/"));
  }
}
