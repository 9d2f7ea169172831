package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import org.adsum.course.boundary.CourseId;
import org.adsum.course.boundary.CourseInput;
import org.adsum.course.boundary.CourseView;
import org.adsum.course.boundary.TermInput;
import org.adsum.course.boundary.TermView;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Terms and courses, for admins. */
@Path("/")
@RequestScoped
@Tag(name = "Courses")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {
  @Inject CatalogueBoundary catalogue;
  @Context UriInfo address;

  @GET
  @Path("/terms")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "All terms, the newest first")
  public List<TermView> terms() {
    return catalogue.terms();
  }

  @POST
  @Path("/terms")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(summary = "Make a term", description = "already-exists, invalid-input.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = TermView.class)))
  public Response createTerm(TermInput wanted) {
    String id = catalogue.createTerm(wanted);
    TermView made =
        new TermView(
            id, wanted.code().strip(), wanted.title().strip(), wanted.startsOn(), wanted.endsOn());
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @GET
  @Path("/courses")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "Courses by code")
  public Page<CourseView> courses(@BeanParam PageParams page) {
    return catalogue.courses(page.request());
  }

  @POST
  @Path("/courses")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(summary = "Make a course", description = "already-exists, invalid-input.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CourseView.class)))
  public Response createCourse(CourseInput wanted) {
    CourseId id = catalogue.createCourse(wanted);
    return Response.created(address.getAbsolutePathBuilder().path(id.value()).build())
        .entity(catalogue.course(id))
        .build();
  }

  @GET
  @Path("/courses/{id}")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "One course")
  public CourseView course(@PathParam("id") CourseId id) {
    return catalogue.course(id);
  }

  @PUT
  @Path("/courses/{id}")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(
      summary = "Change a course",
      description = "changed-meanwhile, already-exists, invalid-input.")
  public CourseView updateCourse(@PathParam("id") CourseId id, CourseInput wanted) {
    catalogue.updateCourse(id, wanted);
    return catalogue.course(id);
  }
}
