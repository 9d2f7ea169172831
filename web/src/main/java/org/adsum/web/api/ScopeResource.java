package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.boundary.ScopeGrant;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The parts of the university to which an account is narrowed, for admins. */
@Path("/users/{id}/scope")
@RequestScoped
@Tag(name = "Users")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ScopeResource {
  @Inject ScopeBoundary scopes;

  /** All parts of an account; none is the whole university. */
  public record Parts(List<ScopeGrant> parts) {}

  @GET
  @RolesAllowed(Role.ADMIN_NAME)
  @Operation(summary = "The faculties and courses to which a registrar or auditor is narrowed")
  public Parts get(@PathParam("id") UserId id) {
    return new Parts(scopes.grants(id));
  }

  @PUT
  @RolesAllowed(Role.ADMIN_NAME)
  @Operation(
      summary = "Narrow a registrar or auditor to these faculties and courses",
      description = "An empty list lifts the narrowing. not-found, invalid-input.")
  public Parts narrow(@PathParam("id") UserId id, Parts wanted) {
    if (wanted == null || wanted.parts() == null || wanted.parts().contains(null)) {
      throw new Problem(ProblemCode.INVALID_INPUT, "parts", "must be a list");
    }
    scopes.narrow(id, wanted.parts());
    return new Parts(scopes.grants(id));
  }
}
