package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import org.adsum.attendance.boundary.AttendanceBoundary;
import org.adsum.attendance.boundary.HistoryView;
import org.adsum.course.boundary.CourseBoundary;
import org.adsum.course.boundary.SectionView;
import org.adsum.identity.boundary.Caller;
import org.adsum.identity.boundary.SignInBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionView;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own things. */
@Path("/me")
@RequestScoped
@Tag(name = "Me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
  @Inject SignInBoundary accounts;
  @Inject CourseBoundary courses;
  @Inject SessionBoundary sessions;
  @Inject AttendanceBoundary attendance;
  @Context SecurityContext security;

  @GET
  @RolesAllowed({
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.TEACHER_NAME,
    Role.STUDENT_NAME,
    Role.AUDITOR_NAME
  })
  @Operation(summary = "Who am I")
  public Caller me() {
    return accounts
        .callerById(new UserId(security.getUserPrincipal().getName()))
        .orElseThrow(() -> new Problem(ProblemCode.NOT_SIGNED_IN));
  }

  @GET
  @Path("/sections")
  @RolesAllowed({
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.TEACHER_NAME,
    Role.STUDENT_NAME,
    Role.AUDITOR_NAME
  })
  @Operation(
      summary = "The sections that I teach or attend",
      description = "Each with its live session, else the next scheduled one, else null.")
  public List<OwnSection> sections() {
    List<SectionView> taught =
        security.isUserInRole(Role.TEACHER_NAME) ? courses.taughtByMe() : List.of();
    List<SectionView> attended =
        security.isUserInRole(Role.STUDENT_NAME) ? courses.attendedByMe() : List.of();
    List<String> ids = new ArrayList<>();
    taught.forEach(section -> ids.add(section.id()));
    attended.forEach(section -> ids.add(section.id()));
    List<SessionView> current = ids.isEmpty() ? List.of() : sessions.currentOf(ids);
    List<OwnSection> own = new ArrayList<>();
    taught.forEach(section -> own.add(OwnSection.of(section, Role.TEACHER, current)));
    attended.forEach(section -> own.add(OwnSection.of(section, Role.STUDENT, current)));
    return own;
  }

  @GET
  @Path("/records")
  @RolesAllowed({
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.TEACHER_NAME,
    Role.STUDENT_NAME,
    Role.AUDITOR_NAME
  })
  @Operation(
      summary = "My own attendance, the newest session first",
      description = "Empty for those who are not students.")
  public List<HistoryView> records() {
    return security.isUserInRole(Role.STUDENT_NAME) ? attendance.mine() : List.of();
  }
}
