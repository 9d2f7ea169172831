package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.adsum.enrolment.boundary.ConsentTextBoundary;
import org.adsum.enrolment.boundary.ConsentTextView;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.enrolment.boundary.EnrolmentView;
import org.adsum.enrolment.entity.CheckInWay;
import org.adsum.identity.entity.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A student's own consent and templates. */
@Path("/me")
@RequestScoped
@Tag(name = "Enrolment")
@Produces(MediaType.APPLICATION_JSON)
public class EnrolmentResource {
  @Inject EnrolmentBoundary enrolments;
  @Inject ConsentTextBoundary texts;
  @Inject PhotoUploads uploads;
  @Context HttpHeaders headers;

  @GET
  @Path("/enrolment")
  @RolesAllowed(Role.STUDENT_NAME)
  @Operation(summary = "Whether I have consented and how many templates are on file")
  public EnrolmentView mine() {
    return enrolments.mine();
  }

  /** The way to check in that a student chooses. */
  public record Way(CheckInWay way) {}

  @PUT
  @Path("/way")
  @RolesAllowed(Role.STUDENT_NAME)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Choose how I check in: FACE, or CODE (nothing biometric)",
      description = "Can be changed at any time; no reason is asked for. invalid-input.")
  public EnrolmentView choose(Way wanted) {
    return enrolments.choose(wanted == null ? null : wanted.way());
  }

  @POST
  @Path("/consent")
  @RolesAllowed(Role.STUDENT_NAME)
  @Operation(
      summary = "Consent to the current text on the use of my face",
      description = "With the version that was read, a newer text is changed-meanwhile.")
  public EnrolmentView consent(@QueryParam("version") Integer version) {
    return enrolments.consent(version);
  }

  @GET
  @Path("/consent-text")
  @RolesAllowed(Role.STUDENT_NAME)
  @Operation(summary = "The current text, with what changed since the version that I agreed to")
  public ConsentTextView text() {
    return texts.forMe();
  }

  @POST
  @Path("/templates")
  @RolesAllowed(Role.STUDENT_NAME)
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      summary = "Enrol my face from 3 to 5 photos",
      description =
          "Replaces earlier templates; photos that show nearly the same make one, and the answer"
              + " tells how many were made. What is wrong is told of every photo. consent-missing, photo-count, photo-format, photo-damaged,"
              + " photo-too-large, photo-no-face, photo-several-faces, photo-too-dark,"
              + " photo-too-bright, photo-too-small, photo-blurred, photo-turned-away,"
              + " photo-cut-off, photo-covered, photos-differ.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = UploadForms.Photos.class)))
  public Response enrol(InputStream body) {
    PhotoForm.Wanted wanted =
        new PhotoForm.Wanted(
            "photos", EnrolmentBoundary.FEWEST_PHOTOS, EnrolmentBoundary.MOST_PHOTOS);
    EnrolmentView view =
        uploads.read(body, headers, wanted, form -> enrolments.enrol(form.photos()));
    return Response.status(Response.Status.CREATED).entity(view).build();
  }

  @DELETE
  @Path("/templates")
  @RolesAllowed(Role.STUDENT_NAME)
  @Operation(summary = "Take my consent back; my templates are destroyed at once")
  public EnrolmentView withdraw() {
    return enrolments.withdraw();
  }
}
