package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.adsum.identity.entity.Role;
import org.adsum.privacy.boundary.KeyBoundary;
import org.adsum.privacy.boundary.KeyStatus;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Master keys, for admins; auditors read. No key ever leaves the server. */
@Path("/keys")
@RequestScoped
@Tag(name = "Privacy")
@Produces(MediaType.APPLICATION_JSON)
public class KeyResource {
  @Inject KeyBoundary keys;

  @GET
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "Which master keys are known, and how much is sealed with each")
  public KeyStatus status() {
    return keys.status();
  }

  @POST
  @Path("/rotation")
  @RolesAllowed(Role.ADMIN_NAME)
  @Operation(
      summary = "Read the master keys again and seal everything with the newest",
      description = "May be repeated. master-keys-unreadable.")
  public KeyStatus rotate() {
    return keys.rotate();
  }
}
