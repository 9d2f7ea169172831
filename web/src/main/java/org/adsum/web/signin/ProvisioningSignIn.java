package org.adsum.web.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.boundary.ScimCaller;
import org.adsum.provisioning.boundary.ScimTokenBoundary;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.Problems;

/**
 * Says which SCIM client calls. Below {@code /scim/} only its tokens count: neither a session nor a
 * person's token, and elsewhere its tokens are worth nothing. Refusals are SCIM's to write.
 */
@ApplicationScoped
public class ProvisioningSignIn {
  private static final String PATH = "/scim/";

  @Inject ScimTokenBoundary tokens;

  static boolean isMeant(HttpServletRequest request) {
    return request.getRequestURI().startsWith(PATH);
  }

  AuthenticationStatus validate(HttpServletRequest request, HttpMessageContext context) {
    Optional<ScimCaller> caller;
    try {
      caller = BearerToken.in(request.getHeader("Authorization")).flatMap(tokens::callerByToken);
    } catch (RuntimeException failure) {
      Problem problem = Problems.of(failure);
      request.setAttribute(AdsumAuthentication.REFUSED, problem);
      return context.doNothing();
    }
    return caller.isPresent()
        ? context.notifyContainerAboutLogin(caller.get().principal(), Set.of(Role.PROVISIONER_NAME))
        : context.doNothing();
  }
}
