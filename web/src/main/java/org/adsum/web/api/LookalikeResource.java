package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.adsum.enrolment.boundary.LookalikeBoundary;
import org.adsum.enrolment.boundary.LookalikeDecision;
import org.adsum.enrolment.boundary.LookalikeRow;
import org.adsum.enrolment.entity.LookalikeState;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Possible double enrolments, for admins. */
@Path("/lookalikes")
@RequestScoped
@Tag(name = "Enrolment")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LookalikeResource {
  @Inject LookalikeBoundary lookalikes;

  @GET
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "Pairs of students whose enrolled faces look alike, the most alike first")
  public Page<LookalikeRow> page(
      @BeanParam PageParams page,
      @QueryParam("state") @Parameter(description = "Only those in this state")
          LookalikeState state) {
    return lookalikes.page(page.request(), state);
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed(Role.ADMIN_NAME)
  @Operation(
      summary = "Decide on a pair, or open it again",
      description =
          "Needs the version that was read; deciding the same again changes nothing."
              + " changed-meanwhile, invalid-input.")
  public LookalikeRow decide(@PathParam("id") String id, LookalikeDecision wanted) {
    return lookalikes.decide(id, wanted);
  }
}
