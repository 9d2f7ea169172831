package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import org.adsum.audit.boundary.AuditBoundary;
import org.adsum.audit.boundary.AuditFilter;
import org.adsum.audit.boundary.AuditPage;
import org.adsum.audit.boundary.VerificationView;
import org.adsum.identity.boundary.ScopeBoundary;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.entity.KnownDays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit log, for admins and for auditors who are not narrowed to a part. */
@Path("/audit")
@RequestScoped
@Tag(name = "Audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
  @Inject AuditBoundary log;
  @Inject ScopeBoundary scopes;

  @GET
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "Entries, the newest first", description = "invalid-input.")
  public AuditPage find(
      @QueryParam("from") @Parameter(description = "At or after this moment, ISO 8601") String from,
      @QueryParam("until") @Parameter(description = "Before this moment") String until,
      @QueryParam("person") @Parameter(description = "Id of who did it or to whom it was done")
          String person,
      @QueryParam("action") String action,
      @QueryParam("stream") String stream,
      @QueryParam("address") String address,
      @QueryParam("next") @Parameter(description = "As the page before said") String next,
      @QueryParam("size") @DefaultValue("50") @Parameter(description = "1 to 500") int size) {
    scopes.requireWhole();
    AuditFilter filter =
        new AuditFilter(
            moment("from", from), moment("until", until), person, action, stream, address);
    return log.find(filter, next, size);
  }

  @GET
  @Path("/verification")
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "How far following the chains is on this node, and what it found last")
  public VerificationView verification() {
    scopes.requireWhole();
    return log.verification();
  }

  @POST
  @Path("/verification")
  @RolesAllowed({Role.ADMIN_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "Begin to follow every chain")
  public VerificationView verify() {
    scopes.requireWhole();
    return log.verify();
  }

  private static Instant moment(String name, String text) {
    try {
      return text == null || text.isBlank() ? null : KnownDays.moment(text);
    } catch (DateTimeException wrong) {
      throw new Problem(ProblemCode.INVALID_INPUT, name, "must be a moment in ISO 8601");
    }
  }
}
