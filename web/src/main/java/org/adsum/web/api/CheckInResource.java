package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.adsum.checkin.boundary.AttemptId;
import org.adsum.checkin.boundary.CheckInBoundary;
import org.adsum.checkin.boundary.CheckInView;
import org.adsum.checkin.boundary.CodeCheckInBoundary;
import org.adsum.checkin.boundary.Submitted;
import org.adsum.checkin.boundary.TicketView;
import org.adsum.checkin.entity.AttemptState;
import org.adsum.enrolment.entity.CheckInWay;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Words;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Check-ins of the calling student. */
@Path("/check-ins")
@RequestScoped
@Tag(name = "Checking in")
@Produces(MediaType.APPLICATION_JSON)
public class CheckInResource {
  private static final PhotoForm.Wanted FRAMES =
      new PhotoForm.Wanted("frames", CheckInBoundary.FEWEST_FRAMES, CheckInBoundary.MOST_FRAMES);

  @Inject CheckInBoundary checkIns;
  @Inject CodeCheckInBoundary codeCheckIns;
  @Inject PhotoUploads uploads;
  @Context HttpHeaders headers;
  @Context UriInfo address;

  /** What is known when a check-in has been taken in; the verdict comes later. */
  public record Accepted(String id, AttemptState state) {}

  @POST
  @RolesAllowed(Role.STUDENT_NAME)
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      summary = "Check in with a ticket and 3 to 5 frames, or with a ticket and the next code",
      description =
          "The frames follow the ticket's challenge, and places says so; or they are five, all"
              + " FRONT: the way for who cannot move the head, which a person confirms where moves"
              + " are asked for. The verdict comes later, under Location. Repeating a request with the same"
              + " Idempotency-Key gives the first answer again. idempotency-key-missing,"
              + " photo-count, photo-format, photo-damaged, photo-not-plain, photo-too-large, ticket-unknown,"
              + " ticket-expired, ticket-spent, challenge-mismatch, busy (with Retry-After), and"
              + " what POST /tickets gives. Without frames, code is the short code of the wall, of"
              + " a step after the one in which the ticket was got: the check-in is in REVIEW at"
              + " once, and a teacher confirms. code-early, code-old, code-unknown (the ticket lives"
              + " on, but for the fifth of the latter two), review-open.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = UploadForms.CheckIn.class)))
  @APIResponse(
      responseCode = "202",
      description = "Taken in",
      headers = @Header(name = "Location", description = "Where the verdict will be"),
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  public Response submit(
      InputStream body,
      @HeaderParam("Idempotency-Key")
          @Parameter(required = true, description = "1 to 100 printable characters")
          String idempotencyKey) {
    Submitted submitted = uploads.read(body, headers, FRAMES, form -> submit(form, idempotencyKey));
    String id = submitted.attempt().value();
    return Response.accepted(new Accepted(id, AttemptState.PENDING))
        .location(address.getAbsolutePathBuilder().path(id).build())
        .build();
  }

  private Submitted submit(PhotoForm form, String idempotencyKey) {
    if (form.code() == null) {
      return checkIns.submit(form.ticket(), idempotencyKey, form.photos(), form.places());
    }
    if (!form.photos().isEmpty()) {
      throw new Problem(ProblemCode.INVALID_INPUT, "code", Words.of("code-or-frames"));
    }
    return codeCheckIns.submit(form.ticket(), idempotencyKey, form.code());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Role.STUDENT_NAME)
  @Operation(summary = "How a check-in of mine stands")
  @APIResponse(
      responseCode = "200",
      description = "With Retry-After while it is PENDING: when to ask again",
      content = @Content(schema = @Schema(implementation = CheckInView.class)))
  public Response get(@PathParam("id") AttemptId id) {
    CheckInView view = checkIns.get(id);
    Response.ResponseBuilder answer = Response.ok(view);
    if (view.state() == AttemptState.PENDING) {
      answer.header(HttpHeaders.RETRY_AFTER, checkIns.secondsUntilNews());
    }
    return answer.build();
  }

  @POST
  @Path("/{id}/retry")
  @RolesAllowed(Role.STUDENT_NAME)
  @Operation(
      summary = "Another ticket after a refusal, without a new scan",
      description = "retry-not-possible, ticket-expired, and what POST /tickets gives.")
  @APIResponse(
      responseCode = "201",
      description = "A ticket, good for one check-in",
      content = @Content(schema = @Schema(implementation = TicketView.class)))
  public Response retry(@PathParam("id") AttemptId id, @QueryParam("way") CheckInWay way) {
    return TicketResource.created(checkIns.retry(id, way));
  }
}
