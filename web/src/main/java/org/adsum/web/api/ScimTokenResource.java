package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.boundary.ScimTokenBoundary;
import org.adsum.provisioning.boundary.ScimTokenInput;
import org.adsum.provisioning.boundary.ScimTokenView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The tokens of SCIM clients, for scripts that exchange them. */
@Path("/scim-tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Provisioning")
public class ScimTokenResource {
  @Inject ScimTokenBoundary tokens;

  /** A new token's secret. */
  public record Secret(String token) {}

  @GET
  @RolesAllowed(Role.ADMIN_NAME)
  @Operation(summary = "All SCIM tokens without their secrets, the newest first")
  public List<ScimTokenView> list() {
    return tokens.tokens();
  }

  @POST
  @RolesAllowed(Role.ADMIN_NAME)
  @Operation(summary = "Make a token; its secret is shown this once")
  public Response make(ScimTokenInput wanted) {
    return Response.status(Response.Status.CREATED).entity(new Secret(tokens.make(wanted))).build();
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Role.ADMIN_NAME)
  @Operation(summary = "End a token at once")
  public void revoke(@PathParam("id") String id) {
    tokens.revoke(id);
  }
}
