package org.adsum.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import org.adsum.audit.boundary.ClientOrigin;

/**
 * Notes for the audit log from where a request comes, before anybody is authenticated. Behind a
 * proxy the server has put the client's address in place of the proxy's already, if it is told to.
 */
@WebListener
public class OriginListener implements ServletRequestListener {
  @Inject ClientOrigin origin;

  @Override
  public void requestInitialized(ServletRequestEvent event) {
    if (event.getServletRequest() instanceof HttpServletRequest request) {
      origin.set(channel(request.getServletPath()), request.getRemoteAddr());
    }
  }

  static String channel(String path) {
    if (path.startsWith("/api/")) {
      return "api";
    }
    return path.startsWith("/scim/") ? "scim" : "web";
  }
}
