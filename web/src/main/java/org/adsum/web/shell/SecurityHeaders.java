package org.adsum.web.shell;

import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that tell browsers what a response may do. */
public final class SecurityHeaders {
  /** The header that PrimeFaces sets by itself on pages, with a nonce. */
  public static final String POLICY = "Content-Security-Policy";

  private static final String STRICT_POLICY =
      "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
          + " frame-ancestors 'none'; img-src 'self' data: blob:; media-src 'self' blob:;"
          + " style-src 'self'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

  private static final String ERROR_PAGE_POLICY =
      "frame-ancestors 'none'; object-src 'none'; base-uri 'none'";

  private SecurityHeaders() {}

  /** For everything that is not a page: with a policy, and not to be stored. */
  public static Map<String, String> strict() {
    Map<String, String> headers = common();
    headers.put(POLICY, STRICT_POLICY);
    headers.put("Cache-Control", "no-store");
    return headers;
  }

  /** For pages: not to be stored; the policy comes from PrimeFaces. */
  public static Map<String, String> page() {
    Map<String, String> headers = common();
    headers.put("Cache-Control", "no-store");
    return headers;
  }

  /**
   * For an error page in place of a page that failed half-way: replaces the policy with the failed
   * page's nonce by one that lets the error page's own apply.
   */
  public static Map<String, String> errorPage() {
    Map<String, String> headers = page();
    headers.put(POLICY, ERROR_PAGE_POLICY);
    return headers;
  }

  /** For files: with a policy; to be asked for again each time, which costs an empty answer. */
  public static Map<String, String> file() {
    Map<String, String> headers = strict();
    headers.put("Cache-Control", "no-cache");
    return headers;
  }

  /** For versioned files of libraries, whose own cache headers are good. */
  public static Map<String, String> libraryFile() {
    return common();
  }

  private static Map<String, String> common() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "same-origin");
    headers.put("Permissions-Policy", "camera=(self), microphone=(), geolocation=(), payment=()");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    return headers;
  }
}
