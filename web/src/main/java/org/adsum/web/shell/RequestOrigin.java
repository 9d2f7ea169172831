package org.adsum.web.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Which site a request comes from, as far as its headers tell.
 *
 * @param own this site's origin, such as {@code https://adsum.uni.example}
 * @param fetchSite the header {@code Sec-Fetch-Site}, or null
 * @param origin the header {@code Origin}, or null
 * @param referer the header {@code Referer}, or null
 */
public record RequestOrigin(String own, String fetchSite, String origin, String referer) {

  /** Reads the request's headers. */
  public static RequestOrigin of(HttpServletRequest request) {
    return new RequestOrigin(
        originOf(request.getScheme(), request.getServerName(), request.getServerPort()),
        request.getHeader("Sec-Fetch-Site"),
        request.getHeader("Origin"),
        request.getHeader("Referer"));
  }

  /** Whether the request asks for a WebSocket. */
  public static boolean isWebSocket(HttpServletRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  /**
   * Whether a browser says that a page of this site sent the request. False when it says nothing at
   * all.
   */
  public boolean isSame() {
    if (fetchSite != null) {
      return fetchSite.equals("same-origin");
    }
    if (origin != null) {
      return isSameByOrigin();
    }
    return refererPath().isPresent();
  }

  /** Whether the header {@code Origin} is there and names this site. */
  public boolean isSameByOrigin() {
    return origin != null && originOf(origin).filter(own::equals).isPresent();
  }

  /** Path and query of the page that sent the request, when it is one of this site. */
  public Optional<String> refererPath() {
    if (referer == null || originOf(referer).filter(own::equals).isEmpty()) {
      return Optional.empty();
    }
    URI uri = URI.create(referer);
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return Optional.of(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
  }

  private static Optional<String> originOf(String address) {
    try {
      URI uri = URI.create(address);
      return uri.getScheme() == null || uri.getHost() == null
          ? Optional.empty()
          : Optional.of(originOf(uri.getScheme(), uri.getHost(), uri.getPort()));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static String originOf(String scheme, String host, int port) {
    boolean usual =
        port < 0
            || port == 443 && scheme.equalsIgnoreCase("https")
            || port == 80 && scheme.equalsIgnoreCase("http");
    return (scheme + "://" + host + (usual ? "" : ":" + port)).toLowerCase(Locale.ROOT);
  }
}
