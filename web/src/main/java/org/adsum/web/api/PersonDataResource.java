package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.privacy.boundary.ErasureBoundary;
import org.adsum.privacy.boundary.ErasureView;
import org.adsum.privacy.boundary.OwnDataBoundary;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an admin does with a person's data on the person's behalf. */
@Path("/users")
@RequestScoped
@Tag(name = "Privacy")
@Produces(MediaType.APPLICATION_JSON)
public class PersonDataResource {
  private static final String ZIP = "application/zip";

  @Inject OwnDataBoundary data;
  @Inject ErasureBoundary erasures;

  @GET
  @Path("/{id}/data")
  @Produces({ZIP, MediaType.APPLICATION_JSON})
  @RolesAllowed(Role.ADMIN_NAME)
  @Operation(
      summary = "All that is kept about a person, on the person's behalf",
      description = "not-found.")
  public Response of(@PathParam("id") UserId person) {
    data.require(person);
    return OwnDataResource.zip(out -> data.write(person, out));
  }

  @POST
  @Path("/{id}/erasure")
  @RolesAllowed(Role.ADMIN_NAME)
  @Operation(
      summary = "Decide that a person is erased after the waiting time",
      description = "not-found, account-erased, last-admin, erasure-teaches, erasure-open.")
  public ErasureView erase(@PathParam("id") UserId person) {
    return erasures.erase(person);
  }
}
