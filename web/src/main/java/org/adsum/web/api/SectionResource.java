package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.adsum.course.boundary.CatalogueBoundary;
import org.adsum.course.boundary.CourseBoundary;
import org.adsum.course.boundary.PersonView;
import org.adsum.course.boundary.SectionId;
import org.adsum.course.boundary.SectionInput;
import org.adsum.course.boundary.SectionView;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionRequest;
import org.adsum.session.boundary.SessionView;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sections with their sessions, rosters and teachers. */
@Path("/sections")
@RequestScoped
@Tag(name = "Sections")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SectionResource {
  @Inject CatalogueBoundary catalogue;
  @Inject CourseBoundary courses;
  @Inject SessionBoundary sessions;
  @Context UriInfo address;

  @GET
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "Sections by course code")
  public Page<SectionView> page(@BeanParam PageParams page) {
    return catalogue.sections(page.request());
  }

  @POST
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(summary = "Make a section", description = "already-exists, not-found, invalid-input.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SectionView.class)))
  public Response create(SectionInput wanted) {
    SectionId id = catalogue.createSection(wanted);
    return Response.created(address.getAbsolutePathBuilder().path(id.value()).build())
        .entity(courses.section(id))
        .build();
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "One section")
  public SectionView get(@PathParam("id") SectionId id) {
    return courses.requireReader(id);
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(
      summary = "Change number and room of a section",
      description = "changed-meanwhile, already-exists, invalid-input.")
  public SectionView update(@PathParam("id") SectionId id, SectionInput wanted) {
    catalogue.updateSection(id, wanted);
    return courses.section(id);
  }

  @GET
  @Path("/{id}/sessions")
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "Sessions of a section, the newest first")
  public List<SessionView> sessions(@PathParam("id") SectionId id, @BeanParam PageParams page) {
    PageRequest request = page.request();
    return sessions.ofSection(id, request.first(), request.size());
  }

  @POST
  @Path("/{id}/sessions")
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  @Operation(
      summary = "Open a session, or schedule one",
      description =
          "Without a body it opens now with the usual times. While one is open, opening now gives"
              + " that one with status 200. not-your-section, session-times.")
  @RequestBody(
      required = false,
      content = @Content(schema = @Schema(implementation = SessionRequest.class)))
  @APIResponse(
      responseCode = "201",
      description = "Opened or scheduled",
      content = @Content(schema = @Schema(implementation = SessionView.class)))
  @APIResponse(
      responseCode = "200",
      description = "Open already",
      content = @Content(schema = @Schema(implementation = SessionView.class)))
  public Response open(@PathParam("id") SectionId id, SessionRequest wanted) {
    SessionBoundary.Opened opened = sessions.open(id, wanted == null ? SessionRequest.NOW : wanted);
    SessionView session = opened.session();
    if (!opened.created()) {
      return Response.ok(session).build();
    }
    return Response.created(address.getBaseUriBuilder().path("sessions").path(session.id()).build())
        .entity(session)
        .build();
  }

  @GET
  @Path("/{id}/students")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "The students of a section now, by name")
  public Page<PersonView> students(@PathParam("id") SectionId id, @BeanParam PageParams page) {
    return catalogue.roster(id, page.request());
  }

  @PUT
  @Path("/{id}/students/{student}")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(summary = "Put a student on the roster; harmless when repeated")
  public void addStudent(@PathParam("id") SectionId id, @PathParam("student") UserId student) {
    catalogue.addStudent(id, student);
  }

  @DELETE
  @Path("/{id}/students/{student}")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(summary = "End a student's time on the roster; past sessions keep the student")
  public void removeStudent(@PathParam("id") SectionId id, @PathParam("student") UserId student) {
    catalogue.removeStudent(id, student);
  }

  @GET
  @Path("/{id}/teachers")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "The teachers of a section, by name")
  public List<PersonView> teachers(@PathParam("id") SectionId id) {
    return catalogue.teachers(id);
  }

  @PUT
  @Path("/{id}/teachers/{teacher}")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(summary = "Let a teacher act for a section; harmless when repeated")
  public void addTeacher(@PathParam("id") SectionId id, @PathParam("teacher") UserId teacher) {
    catalogue.addTeacher(id, teacher);
  }

  @DELETE
  @Path("/{id}/teachers/{teacher}")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(summary = "Take a section from a teacher")
  public void removeTeacher(@PathParam("id") SectionId id, @PathParam("teacher") UserId teacher) {
    catalogue.removeTeacher(id, teacher);
  }
}
