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
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.adsum.identity.entity.Role;
import org.adsum.settings.boundary.SettingBoundary;
import org.adsum.settings.boundary.SettingChangeView;
import org.adsum.settings.boundary.SettingInput;
import org.adsum.settings.boundary.SettingView;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The settings. */
@Path("/settings")
@RequestScoped
@Tag(name = "Settings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SettingResource {
  @Inject SettingBoundary settings;

  @GET
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "All settings with what they may be and where their value comes from")
  public List<SettingView> all() {
    return settings.all();
  }

  @GET
  @Path("/{key}")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "One setting")
  public SettingView get(@PathParam("key") String key) {
    return settings.get(key);
  }

  @GET
  @Path("/{key}/changes")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "The last 50 changes of a setting, the newest first")
  public List<SettingChangeView> changes(@PathParam("key") String key) {
    return settings.history(key);
  }

  @PUT
  @Path("/{key}")
  @RolesAllowed(Role.ADMIN_NAME)
  @Operation(
      summary = "Choose a value, or take the choice back with a null value",
      description =
          "Needs the version that was read. setting-value, changed-meanwhile, face-rate-unknown.")
  public SettingView change(@PathParam("key") String key, SettingInput wanted) {
    if (wanted == null) {
      throw new Problem(ProblemCode.INVALID_INPUT, "body", "must not be empty");
    }
    return settings.change(key, wanted);
  }
}
