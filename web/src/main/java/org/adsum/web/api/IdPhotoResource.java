package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.adsum.enrolment.boundary.EnrolmentApprovalBoundary;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.Problems;
import org.adsum.shared.entity.Photo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door for ID photos that new enrolments are compared with. */
@Path("/id-photos")
@RequestScoped
@Tag(name = "Enrolment")
@Consumes(MediaType.MULTIPART_FORM_DATA)
@Produces(MediaType.APPLICATION_JSON)
public class IdPhotoResource {
  @Inject EnrolmentApprovalBoundary approvals;
  @Inject PhotoUploads uploads;
  @Context HttpHeaders headers;

  /** What became of several files. */
  public record Taken(int stored, List<Refused> refused) {}

  /** A file that was not taken. */
  public record Refused(String name, String code, String detail) {}

  @POST
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(
      summary = "Supply ID photos of many students",
      description =
          "Each part has the user name for its name; or the part zip is a ZIP file whose files are"
              + " named by it (student01.jpg), 16 MB at most. Each file is for itself: those that"
              + " cannot be taken are told with the reason.")
  public Taken supplyAll(InputStream body) {
    List<Refused> refused = new ArrayList<>();
    int[] stored = new int[1];
    uploads.readFiles(
        body,
        headers,
        (name, bytes) -> {
          try {
            approvals.supplyIdPhoto(name, Photo.of(bytes));
            stored[0]++;
          } catch (RuntimeException failure) {
            Problem problem = Problems.of(failure);
            refused.add(
                new Refused(name, problem.code().code(), Problems.detail(problem, Locale.ENGLISH)));
          }
        });
    return new Taken(stored[0], refused);
  }
}
