package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.adsum.checkin.boundary.CheckInBoundary;
import org.adsum.checkin.boundary.TicketView;
import org.adsum.enrolment.entity.CheckInWay;
import org.adsum.identity.entity.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tickets: what a scanned code buys. */
@Path("/tickets")
@RequestScoped
@Tag(name = "Checking in")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TicketResource {
  @Inject CheckInBoundary checkIns;

  /**
   * A scanned or typed code, or the whole address of the QR code.
   *
   * @param way FACE or CODE; null for the one that the student has chosen
   */
  public record Scanned(String code, CheckInWay way) {}

  /**
   * A ticket that somebody got by scanning before signing in.
   *
   * @param way FACE or CODE; null for the one that the student has chosen
   */
  public record Found(String ticket, CheckInWay way) {
    /** Who shows it may check in: it is not for logs. */
    @Override
    public String toString() {
      return "Found[]";
    }
  }

  @POST
  @RolesAllowed(Role.STUDENT_NAME)
  @Operation(
      summary = "Swap a code for a ticket",
      description =
          "With way CODE no face is required: review-open instead of not-enrolled. code-unknown,"
              + " code-old, session-not-open-yet, session-locked, session-closed,"
              + " not-on-roster, not-enrolled, already-marked, too-many-tries, check-in-pending.")
  @APIResponse(
      responseCode = "201",
      description = "A ticket, good for one check-in",
      content = @Content(schema = @Schema(implementation = TicketView.class)))
  public Response issue(Scanned scanned) {
    return created(
        scanned == null
            ? checkIns.issue(null, null)
            : checkIns.issue(scanned.code(), scanned.way()));
  }

  @POST
  @Path("/take")
  @RolesAllowed(Role.STUDENT_NAME)
  @Operation(
      summary = "Make a ticket mine that was scanned before signing in",
      description = "ticket-unknown, ticket-expired, ticket-spent, and what POST /tickets gives.")
  public TicketView take(Found found) {
    return found == null ? checkIns.take(null, null) : checkIns.take(found.ticket(), found.way());
  }

  static Response created(TicketView ticket) {
    return Response.status(Response.Status.CREATED).entity(ticket).build();
  }
}
