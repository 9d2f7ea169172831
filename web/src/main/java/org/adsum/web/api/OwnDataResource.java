package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.adsum.identity.entity.Role;
import org.adsum.privacy.boundary.ErasureBoundary;
import org.adsum.privacy.boundary.ErasureView;
import org.adsum.privacy.boundary.OwnDataBoundary;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own data: the copy, and the end of it. */
@Path("/me")
@RequestScoped
@Tag(name = "Privacy")
@Produces(MediaType.APPLICATION_JSON)
public class OwnDataResource {
  private static final String ZIP = "application/zip";

  @Inject OwnDataBoundary data;
  @Inject ErasureBoundary erasures;

  @GET
  @Path("/data")
  @Produces({ZIP, MediaType.APPLICATION_JSON})
  @RolesAllowed({
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.TEACHER_NAME,
    Role.STUDENT_NAME,
    Role.AUDITOR_NAME
  })
  @Operation(summary = "All that is kept about me, as a ZIP of JSON and CSV")
  public Response mine() {
    return zip(data::writeMine);
  }

  @GET
  @Path("/erasure")
  @RolesAllowed({
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.TEACHER_NAME,
    Role.STUDENT_NAME,
    Role.AUDITOR_NAME
  })
  @Operation(summary = "My last request to be erased; no content when there is none")
  public ErasureView erasure() {
    return erasures.mine().orElse(null);
  }

  @POST
  @Path("/erasure")
  @RolesAllowed({
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.TEACHER_NAME,
    Role.STUDENT_NAME,
    Role.AUDITOR_NAME
  })
  @Operation(
      summary = "Ask to be erased",
      description = "A student's face data are destroyed at once. erasure-open.")
  public ErasureView request() {
    return erasures.request();
  }

  @DELETE
  @Path("/erasure")
  @RolesAllowed({
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.TEACHER_NAME,
    Role.STUDENT_NAME,
    Role.AUDITOR_NAME
  })
  @Operation(summary = "Call my request off", description = "not-found.")
  public ErasureView cancel() {
    return erasures.cancelMine();
  }

  static Response zip(StreamingOutput content) {
    return Response.ok(content, ZIP)
        .header("Content-Disposition", "attachment; filename=\"adsum-data.zip\"")
        .build();
  }
}
