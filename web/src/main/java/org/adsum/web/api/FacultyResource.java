package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.adsum.course.boundary.FacultyBoundary;
import org.adsum.course.boundary.FacultyInput;
import org.adsum.course.boundary.FacultyView;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The faculties, for the console. */
@Path("/faculties")
@RequestScoped
@Tag(name = "Courses")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FacultyResource {
  @Inject FacultyBoundary faculties;

  @GET
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "The faculties that the caller may see, by code")
  public List<FacultyView> list() {
    return faculties.faculties();
  }

  @POST
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(summary = "Make a faculty", description = "already-exists, invalid-input.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = FacultyView.class)))
  public Response create(FacultyInput wanted) {
    return Response.status(Response.Status.CREATED).entity(view(faculties.create(wanted))).build();
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(
      summary = "Rename a faculty",
      description = "changed-meanwhile, already-exists, invalid-input.")
  public FacultyView update(@PathParam("id") String id, FacultyInput wanted) {
    faculties.update(id, wanted);
    return view(id);
  }

  private FacultyView view(String id) {
    return faculties.faculties().stream()
        .filter(faculty -> faculty.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }
}
