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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.adsum.enrolment.boundary.EnrolmentApprovalBoundary;
import org.adsum.enrolment.boundary.EnrolmentBoundary;
import org.adsum.enrolment.boundary.EnrolmentRow;
import org.adsum.enrolment.boundary.EnrolmentView;
import org.adsum.identity.boundary.UserBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.boundary.UserInput;
import org.adsum.identity.boundary.UserView;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Accounts and their enrolment, for admins. */
@Path("/users")
@RequestScoped
@Tag(name = "Users")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {
  private static final PhotoForm.Wanted ID_PHOTO = new PhotoForm.Wanted("photo", 1, 1);
  private static final PhotoForm.Wanted PHOTOS =
      new PhotoForm.Wanted("photos", 1, EnrolmentBoundary.MOST_PHOTOS);

  @Inject UserBoundary users;
  @Inject EnrolmentBoundary enrolments;
  @Inject EnrolmentApprovalBoundary approvals;
  @Inject PhotoUploads uploads;
  @Context HttpHeaders headers;
  @Context UriInfo address;

  @GET
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "Accounts by user name")
  public Page<UserView> page(
      @BeanParam PageParams page,
      @QueryParam("role") @Parameter(description = "Only those with this role") Role role) {
    return users.page(page.request(), role);
  }

  @POST
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(summary = "Make an account", description = "username-taken, invalid-input.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = UserView.class)))
  public Response create(UserInput wanted) {
    UserView made = users.create(wanted);
    return Response.created(address.getAbsolutePathBuilder().path(made.id()).build())
        .entity(made)
        .build();
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "One account")
  public UserView get(@PathParam("id") UserId id) {
    return users.get(id);
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(
      summary = "Change an account",
      description =
          "Needs the version that was read; the user name stays, a password that is left out too."
              + " changed-meanwhile, last-admin, invalid-input.")
  public UserView update(@PathParam("id") UserId id, UserInput wanted) {
    return users.update(id, named(id, wanted));
  }

  @POST
  @Path("/{id}/templates")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      summary = "Enrol a student's face from 1 to 5 photos that the institution holds",
      description =
          "Replaces earlier templates and notes that the admin attests the consent. photo-count,"
              + " photo-format, photo-damaged, photo-not-plain, photo-too-large, photo-no-face,"
              + " photo-several-faces, photo-too-dark, photo-too-bright, photo-too-small,"
              + " photo-blurred, photo-turned-away, photo-cut-off, photo-covered, photos-differ,"
              + " invalid-input.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = UploadForms.Photos.class)))
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = EnrolmentView.class)))
  public Response enrol(@PathParam("id") UserId id, InputStream body) {
    EnrolmentView view =
        uploads.read(body, headers, PHOTOS, form -> enrolments.enrolFor(id, form.photos()));
    return Response.status(Response.Status.CREATED).entity(view).build();
  }

  @POST
  @Path("/{id}/id-photo")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      summary = "Supply a student's ID photo (part photo)",
      description =
          "Kept sealed until the enrolment is decided. photo-count, photo-format, photo-damaged,"
              + " photo-not-plain, photo-too-large, id-photo-not-wanted, not-found, invalid-input.")
  public void supply(@PathParam("id") UserId id, InputStream body) {
    uploads.read(
        body,
        headers,
        ID_PHOTO,
        form -> {
          if (form.photos().isEmpty()) {
            throw new Problem(ProblemCode.PHOTO_COUNT, 1, 1);
          }
          approvals.supplyIdPhoto(id, form.photos().get(0));
          return null;
        });
  }

  @GET
  @Path("/enrolments")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "Students with their enrolment, by user name")
  public Page<EnrolmentRow> enrolments(
      @BeanParam PageParams page,
      @QueryParam("missing") @Parameter(description = "true: only those without a template")
          boolean missing) {
    return enrolments.page(page.request(), missing);
  }

  /** A change need not repeat the user name, as it cannot change it. */
  private UserInput named(UserId id, UserInput wanted) {
    if (wanted == null || wanted.username() != null) {
      return wanted;
    }
    return new UserInput(
        users.get(id).username(),
        wanted.name(),
        wanted.email(),
        wanted.roles(),
        wanted.state(),
        wanted.password(),
        wanted.version());
  }
}
