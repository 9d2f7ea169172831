package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.adsum.enrolment.boundary.EnrolmentApprovalBoundary;
import org.adsum.enrolment.boundary.EnrolmentRequestRow;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Enrolments that wait for a look at the ID photo. */
@Path("/enrolment-requests")
@RequestScoped
@Tag(name = "Enrolment")
@Produces(MediaType.APPLICATION_JSON)
public class EnrolmentRequestResource {
  private static final byte PNG = (byte) 0x89;

  @Inject EnrolmentApprovalBoundary approvals;

  /** Why an enrolment is refused; the student reads it. */
  public record Refusal(String reason) {}

  @GET
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(summary = "Enrolments that wait for approval, the oldest first")
  public Page<EnrolmentRequestRow> pending(@BeanParam PageParams page) {
    PageRequest request = page.request();
    return approvals.pending(request.first(), request.size());
  }

  @GET
  @Path("/{id}/capture")
  @Produces("image/*")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(summary = "One picture that the student took, until it is decided")
  public Response capture(@PathParam("id") String id) {
    return picture(approvals.capture(id));
  }

  @GET
  @Path("/{id}/id-photo")
  @Produces("image/*")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(summary = "The student's ID photo, until it is decided")
  public Response idPhoto(@PathParam("id") String id) {
    return picture(approvals.idPhoto(id));
  }

  @POST
  @Path("/{id}/approve")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(
      summary = "It is the same person: use the new templates",
      description = "Both pictures are destroyed. not-found, id-photo-missing.")
  public void approve(@PathParam("id") String id) {
    approvals.approve(id);
  }

  @POST
  @Path("/{id}/refuse")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(
      summary = "It is not the same person, or cannot be told",
      description =
          "The new templates and both pictures are destroyed; earlier templates go on working."
              + " not-found, invalid-input.")
  public void refuse(@PathParam("id") String id, Refusal refusal) {
    approvals.refuse(id, refusal == null ? null : refusal.reason());
  }

  /** Only JPEG, PNG and WebP are ever taken in. */
  private static Response picture(byte[] bytes) {
    String type = bytes[0] == PNG ? "image/png" : bytes[0] == 'R' ? "image/webp" : "image/jpeg";
    return Response.ok(bytes, type).header("Cache-Control", "no-store").build();
  }
}
