package org.adsum.web.shell;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import jakarta.servlet.ServletContext;

/**
 * Adds the security headers to what the server answers by itself, before any filter sees it: an
 * address below {@code WEB-INF}, a method that is not spoken. Whatever has headers keeps them.
 */
public final class LastHeaders implements ServletExtension {
  private static final int FIRST_ERROR = 400;

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(
        next ->
            exchange -> {
              exchange.addResponseCommitListener(LastHeaders::complete);
              next.handleRequest(exchange);
            });
  }

  private static void complete(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getResponseHeaders();
    if (exchange.getStatusCode() >= FIRST_ERROR) {
      SecurityHeaders.strict()
          .forEach(
              (name, value) -> {
                if (!headers.contains(name)) {
                  headers.put(new HttpString(name), value);
                }
              });
    }
  }
}
