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
import java.util.List;
import org.adsum.checkin.boundary.AttemptId;
import org.adsum.checkin.boundary.BoardAttempt;
import org.adsum.checkin.boundary.ReviewBoundary;
import org.adsum.checkin.boundary.ReviewView;
import org.adsum.checkin.entity.ReviewDecision;
import org.adsum.identity.entity.Role;
import org.adsum.session.boundary.CodeView;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.boundary.SessionView;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Words;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sessions, for the teachers of their sections and for admins. */
@Path("/sessions")
@RequestScoped
@Tag(name = "Sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
  @Inject SessionBoundary sessions;
  @Inject ReviewBoundary reviews;

  @GET
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "All sessions, the newest first")
  public Page<SessionView> page(@BeanParam PageParams page) {
    return sessions.page(page.request());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "One session")
  public SessionView get(@PathParam("id") SessionId id) {
    return sessions.get(id);
  }

  @POST
  @Path("/{id}/lock")
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  @Operation(summary = "Take no check-ins for a while")
  public SessionView lock(@PathParam("id") SessionId id) {
    return sessions.lock(id);
  }

  @POST
  @Path("/{id}/unlock")
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  @Operation(summary = "Take check-ins again")
  public SessionView unlock(@PathParam("id") SessionId id) {
    return sessions.unlock(id);
  }

  @POST
  @Path("/{id}/close")
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  @Operation(summary = "End the session for good")
  public SessionView close(@PathParam("id") SessionId id) {
    return sessions.close(id);
  }

  @POST
  @Path("/{id}/cancel")
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  @Operation(summary = "Call off a session that has not opened yet")
  public SessionView cancel(@PathParam("id") SessionId id) {
    return sessions.cancel(id);
  }

  @GET
  @Path("/{id}/code")
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  @Operation(summary = "The code of this moment, never one of the future")
  public CodeView code(@PathParam("id") SessionId id) {
    return sessions.currentCode(id);
  }

  @GET
  @Path("/{id}/attempts")
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "All check-ins of a session, the newest first")
  public List<BoardAttempt> attempts(@PathParam("id") SessionId id) {
    return reviews.ofSession(id);
  }

  /** Check-ins in review that are to be confirmed together. */
  public record Seen(List<String> attempts) {}

  @POST
  @Path("/{id}/reviews")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  @Operation(
      summary = "Confirm several check-ins that are in review",
      description =
          "All or none; those that were decided meanwhile stay as they are, and the answer tells how"
              + " each stands. not-found, invalid-input.")
  public List<ReviewView> confirm(@PathParam("id") SessionId id, Seen seen) {
    if (seen == null || seen.attempts() == null || seen.attempts().contains(null)) {
      throw new Problem(ProblemCode.INVALID_INPUT, "attempts", Words.of("value-unreadable"));
    }
    return reviews.confirmAll(id, seen.attempts().stream().map(AttemptId::new).toList());
  }

  /** What the person who looks says. */
  public record Decided(ReviewDecision decision) {}

  @POST
  @Path("/{id}/reviews/{attempt}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  @Operation(
      summary = "Decide a check-in that is in review",
      description =
          "CONFIRM makes the student's record, by the time of the check-in; REFUSE makes none. The"
              + " same decision twice is harmless. Possible also when the session is over."
              + " not-found, review-decided.")
  public ReviewView review(
      @PathParam("id") SessionId id, @PathParam("attempt") AttemptId attempt, Decided decided) {
    if (decided == null || decided.decision() == null) {
      throw new Problem(ProblemCode.INVALID_INPUT, "decision", Words.of("value-unreadable"));
    }
    return reviews.review(id, attempt, decided.decision());
  }
}
