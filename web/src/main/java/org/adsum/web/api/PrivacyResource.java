package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.adsum.identity.entity.Role;
import org.adsum.privacy.boundary.DeletionView;
import org.adsum.privacy.boundary.DpiaBoundary;
import org.adsum.privacy.boundary.ErasureBoundary;
import org.adsum.privacy.boundary.ErasureDecision;
import org.adsum.privacy.boundary.ErasureView;
import org.adsum.privacy.boundary.RetentionBoundary;
import org.adsum.privacy.boundary.RetentionView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Erasures, retention and the ledger, for admins; auditors read. */
@Path("/privacy")
@RequestScoped
@Tag(name = "Privacy")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PrivacyResource {
  private static final String MARKDOWN = "text/markdown;charset=UTF-8";

  @Inject ErasureBoundary erasures;
  @Inject RetentionBoundary retention;
  @Inject DpiaBoundary dpia;

  @GET
  @Path("/erasures")
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "Requests to be erased, those that wait first")
  public List<ErasureView> erasures() {
    return erasures.all();
  }

  @PUT
  @Path("/erasures/{id}")
  @RolesAllowed(Role.ADMIN_NAME)
  @Operation(
      summary = "Decide on a request, or call it off",
      description =
          "SCHEDULED, REFUSED (with an answer) or CANCELLED. erasure-decided, changed-meanwhile,"
              + " invalid-input, last-admin, erasure-teaches, account-erased.")
  public ErasureView decide(@PathParam("id") String id, ErasureDecision wanted) {
    return erasures.decide(id, wanted);
  }

  @GET
  @Path("/retention")
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "How long things are kept, and how many the next run would remove")
  public List<RetentionView> retention() {
    return retention.rules();
  }

  @POST
  @Path("/runs")
  @RolesAllowed(Role.ADMIN_NAME)
  @Operation(
      summary = "Carry out due erasures and apply retention now",
      description = "Answers when it is done, with what is still due.")
  public List<RetentionView> run() {
    retention.runNow();
    return retention.rules();
  }

  @GET
  @Path("/ledger")
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "What was deleted, the newest first")
  public List<DeletionView> ledger() {
    return retention.ledger();
  }

  @GET
  @Path("/dpia")
  @RolesAllowed(Role.ADMIN_NAME)
  @Produces({MARKDOWN, MediaType.APPLICATION_JSON})
  @Operation(summary = "A data protection impact assessment to complete, as Markdown")
  public Response dpia() {
    return Response.ok(dpia.document(), MARKDOWN).build();
  }
}
