package org.adsum.web.api;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.adsum.identity.boundary.SignInBoundary;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Bearer tokens for a name and password. */
@Path("/tokens")
@RequestScoped
@Tag(name = "Signing in")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
  @Inject SignInBoundary signIn;
  @Inject HttpServletRequest request;

  /** A name and password. */
  public record Credentials(String username, String password) {
    /** The password is not for logs. */
    @Override
    public String toString() {
      return "Credentials[username=" + username + "]";
    }
  }

  @POST
  @PermitAll
  @SecurityRequirements
  @Operation(
      summary = "Get a bearer token for a user name and password",
      description = "sign-in-failed (401) or, after too many failures, sign-in-locked (429).")
  public SignInBoundary.IssuedToken issue(Credentials given) {
    if (given == null) {
      throw new Problem(ProblemCode.SIGN_IN_FAILED);
    }
    return signIn.issueToken(given.username(), given.password(), request.getRemoteAddr());
  }
}
