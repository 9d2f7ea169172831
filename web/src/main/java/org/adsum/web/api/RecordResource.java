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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.adsum.attendance.boundary.AttendanceBoundary;
import org.adsum.attendance.boundary.AttendanceCsv;
import org.adsum.attendance.boundary.CorrectionInput;
import org.adsum.attendance.boundary.RecordView;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.boundary.SessionView;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Words;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A session's attendance records, for its teachers and for admins. */
@Path("/sessions/{id}/records")
@RequestScoped
@Tag(name = "Sessions")
public class RecordResource {
  private static final String CSV = "text/csv";
  private static final String CSV_UTF8 = "text/csv;charset=UTF-8";

  @Inject AttendanceBoundary attendance;
  @Inject SessionBoundary sessions;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(
      summary = "The whole roster of a session with what is known of each student",
      description = "As CSV with Accept: text/csv, or with ?format=csv for a link in a page.")
  @APIResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = RecordView[].class)),
        @Content(mediaType = CSV, schema = @Schema(implementation = String.class))
      })
  public Response list(
      @PathParam("id") SessionId id,
      @QueryParam("format") @Parameter(description = "json or csv") String format,
      @QueryParam("zone")
          @Parameter(description = "Time zone of the CSV, such as Europe/Berlin; else the server's")
          String zone) {
    if ("csv".equals(format)) {
      return csv(id, zone);
    }
    List<RecordView> rows = attendance.ofSession(id);
    return Response.ok(rows).build();
  }

  /** The same address for those who prefer CSV; JSON comes first for those who take anything. */
  @GET
  @Produces(CSV_UTF8 + ";qs=0.5")
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(hidden = true)
  public Response csv(@PathParam("id") SessionId id, @QueryParam("zone") String zone) {
    ZoneId reader = zoneOf(zone);
    SessionView session = sessions.get(id);
    String file = AttendanceCsv.write(session, attendance.ofSession(id), reader);
    LocalDate day = LocalDate.ofInstant(session.opensAt(), reader);
    String name = (session.label() + "-" + day).replaceAll("[^A-Za-z0-9._-]", "_");
    return Response.ok(file.getBytes(StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_TYPE, CSV_UTF8)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
        .build();
  }

  @PUT
  @Path("/{student}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(
      summary = "Set a student's status by hand",
      description =
          "With a reason, and the version of the record that was read (0 when there was none)."
              + " not-on-roster, changed-meanwhile, session-state, invalid-input.")
  public RecordView correct(
      @PathParam("id") SessionId id,
      @PathParam("student") UserId student,
      CorrectionInput correction) {
    return attendance.correct(id, student, correction);
  }

  private static ZoneId zoneOf(String zone) {
    try {
      return zone == null || zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new Problem(ProblemCode.INVALID_INPUT, "zone", Words.of("value-unreadable"));
    }
  }
}
