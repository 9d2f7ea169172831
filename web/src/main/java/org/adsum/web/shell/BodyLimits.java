package org.adsum.web.shell;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/**
 * Limits what a page's form may send. The server's own limit is higher than any body that Adsum
 * takes: over HTTP/1.1 Undertow answers a longer one with an empty 400, and the API wants to tell
 * what is wrong. Pages need far less, and forms are read into memory by the server itself.
 */
public final class BodyLimits implements ServletExtension {
  private static final long MOST_OF_A_PAGE = 2_097_152;
  private static final String API = "/api/";
  private static final String SCIM = "/scim/";

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(
        next ->
            exchange -> {
              String path = exchange.getRelativePath();
              if (!path.startsWith(API) && !path.startsWith(SCIM)) {
                exchange.setMaxEntitySize(MOST_OF_A_PAGE);
              }
              next.handleRequest(exchange);
            });
  }
}
