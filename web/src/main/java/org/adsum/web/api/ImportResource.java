package org.adsum.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.boundary.ImportBoundary;
import org.adsum.provisioning.boundary.ImportOptions;
import org.adsum.provisioning.boundary.ImportRowView;
import org.adsum.provisioning.boundary.ImportView;
import org.adsum.provisioning.entity.ImportKind;
import org.adsum.provisioning.entity.ImportRowState;
import org.adsum.provisioning.entity.RowKind;
import org.adsum.shared.boundary.Page;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Words;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Imports of people, courses and rosters, for admins and registrars. */
@Path("/imports")
@RequestScoped
@Tag(name = "Imports")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
  private static final int MOST_OF_A_FIELD = 200;
  private static final Set<String> FIELDS =
      Set.of("kind", "encoding", "separator", "completeFor", "grantAdmin", "name");

  @Inject ImportBoundary imports;
  @Context HttpHeaders headers;
  @Context UriInfo address;

  @GET
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "All imports, the newest first")
  public Page<ImportView> history(@BeanParam PageParams page) {
    return imports.history(page.request());
  }

  @POST
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      summary = "Upload a CSV file, or a ZIP of CSV files, and compare it (dry run)",
      description =
          "Parts in this order: kind, encoding, separator, completeFor, grantAdmin, name (all"
              + " optional), then file. Answers 202 at once; ask GET /imports/{id} until its state is"
              + " no longer CHECKING. import-too-large, import-running, forbidden, invalid-input.")
  public Response upload(InputStream body) {
    try {
      Multipart form = new Multipart(body, headers.getMediaType());
      Map<String, String> fields = new HashMap<>();
      while (form.advance()) {
        if (form.name().equals("file")) {
          String id;
          try (InputStream file = form.stream()) {
            id = imports.upload(file, fields.get("name"), options(fields));
          }
          return Response.accepted(imports.get(id))
              .location(address.getAbsolutePathBuilder().path(id).build())
              .build();
        }
        if (!FIELDS.contains(form.name())) {
          // Not kept: there may be a million of them.
          continue;
        }
        String value =
            new String(
                form.bytes(MOST_OF_A_FIELD, ProblemCode.BODY_TOO_LARGE), StandardCharsets.UTF_8);
        if (!value.isBlank()) {
          fields.put(form.name(), value.strip());
        }
      }
      throw new Problem(ProblemCode.INVALID_INPUT, "file", "must not be empty");
    } catch (IOException e) {
      // The client has gone, or the connection.
      throw new Problem(ProblemCode.INVALID_INPUT, "body", Words.of("request-unreadable"));
    }
  }

  private static ImportOptions options(Map<String, String> fields) {
    String kind = fields.get("kind");
    String encoding = fields.get("encoding");
    ImportKind wanted =
        kind == null
            ? null
            : Arrays.stream(ImportKind.values())
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .orElseThrow(
                    () -> new Problem(ProblemCode.INVALID_INPUT, "kind", "must be a known kind"));
    if (encoding != null && !encoding.matches("(?i)utf-8|windows-1252")) {
      throw new Problem(ProblemCode.INVALID_INPUT, "encoding", "must be UTF-8 or windows-1252");
    }
    return new ImportOptions(
        wanted,
        encoding,
        fields.get("separator"),
        fields.get("completeFor"),
        Boolean.parseBoolean(fields.get("grantAdmin")));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "One import, with its counts and progress")
  public ImportView get(@PathParam("id") String id) {
    return imports.get(id);
  }

  @GET
  @Path("/{id}/lines")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  @Operation(summary = "What its lines change, or what is wrong with them")
  public Page<ImportRowView> lines(
      @PathParam("id") String id,
      @QueryParam("state") ImportRowState state,
      @QueryParam("kind") RowKind kind,
      @BeanParam PageParams page) {
    return imports.lines(id, state, kind, page.request());
  }

  @POST
  @Path("/{id}/apply")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(
      summary = "Apply an import that was compared",
      description = "Answers 202 at once. import-state, import-running, import-errors.")
  public Response apply(
      @PathParam("id") String id,
      @QueryParam("leaveOutErrors") @Parameter(description = "true: lines with errors are left out")
          boolean leaveOutErrors) {
    imports.apply(id, leaveOutErrors);
    return Response.accepted(imports.get(id)).build();
  }

  @POST
  @Path("/{id}/undo")
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @Operation(
      summary = "Undo the import that was applied last",
      description = "Answers 202 at once. import-state, import-running, import-not-last.")
  public Response undo(@PathParam("id") String id) {
    imports.undo(id);
    return Response.accepted(imports.get(id)).build();
  }
}
