package org.adsum.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.complex.BulkConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.ChangePasswordConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.ETagConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.SortConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.AuthenticationScheme;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.endpoints.EndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;
import de.captaingoldfish.scim.sdk.server.schemas.custom.ETagFeature;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adsum.provisioning.boundary.AccountSearch;
import org.adsum.provisioning.boundary.ProvisioningBoundary;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives requests to the SCIM SDK, set up with what Adsum knows of users and groups. */
@ApplicationScoped
public class ScimDesk {
  /** Bytes of a body. */
  static final int MOST_BYTES = 1_048_576;

  private static final int MOST_OPERATIONS = 100;
  private static final String RESOURCES = "/de/captaingoldfish/scim/sdk/common/";

  /** The attributes of the RFC's user that an account has a place for. */
  private static final Set<String> OF_USERS =
      Set.of(
          "id",
          "externalId",
          "userName",
          "name",
          "displayName",
          "active",
          "emails",
          "groups",
          "roles");

  private static final Set<String> OF_NAMES = Set.of("formatted", "familyName", "givenName");

  @Inject ProvisioningBoundary provisioning;

  @Inject
  @ConfigProperty(name = "adsum.public-url", defaultValue = "https://localhost:8443")
  String publicUrl;

  private ResourceEndpoint endpoint;

  @PostConstruct
  void open() {
    endpoint = new ResourceEndpoint(abilities());
    ResourceType users =
        endpoint.registerEndpoint(
            new EndpointDefinition(
                userType(),
                userSchema(),
                List.of(own("adsum-user.json")),
                new UserHandler(provisioning)));
    users.getFeatures().setETagFeature(ETagFeature.builder().enabled(true).build());
    ResourceType groups =
        endpoint.registerEndpoint(
            new EndpointDefinition(
                sdk("resourcetypes/group.json"),
                sdk("schemas/groups.json"),
                null,
                new GroupHandler(provisioning)));
    // A group has no version of its own: it is what its members' accounts say.
    groups.getFeatures().setETagFeature(ETagFeature.builder().enabled(false).build());
  }

  /** The answer to a request of a client that may ask. */
  ScimResponse answer(
      String method, String path, String query, Map<String, String> headers, String body) {
    if (path.endsWith("/Me") || path.contains("/Me/")) {
      return new ErrorResponse(
          new ScimRefusal(501, "A SCIM client is no person and has no account.", null));
    }
    if (path.endsWith("/Bulk") && hasTooManyOperations(body)) {
      return new ErrorResponse(
          new ScimRefusal(413, "At most " + MOST_OPERATIONS + " operations.", "tooLarge"));
    }
    String url = publicUrl.replaceFirst("/+$", "") + path + (query == null ? "" : "?" + query);
    try {
      return endpoint.handleRequest(url, HttpMethod.valueOf(method), body, headers, null);
    } catch (ScimException failure) {
      return new ErrorResponse(failure);
    } catch (RuntimeException failure) {
      return new ErrorResponse(ScimRefusal.of(failure));
    } catch (StackOverflowError tooDeep) {
      // A filter of a hundred thousand brackets.
      return new ErrorResponse(
          new ScimRefusal(400, "The request is nested too deep.", "invalidFilter"));
    }
  }

  /** The SDK would say 400, RFC 7644 (3.7.4) wants 413. */
  private static boolean hasTooManyOperations(String body) {
    try {
      JsonNode document = JsonHelper.readJsonDocument(body);
      JsonNode operations = document == null ? null : document.get("Operations");
      return operations != null && operations.size() > MOST_OPERATIONS;
    } catch (ScimException unreadable) {
      // Told by the SDK.
      return false;
    }
  }

  private static ServiceProvider abilities() {
    return ServiceProvider.builder()
        .documentationUri("https://www.rfc-editor.org/rfc/rfc7644")
        .patchConfig(
            PatchConfig.builder()
                .supported(true)
                .ignoreUnknownAttributes(true)
                .activateMsAzureFilterWorkaround(true)
                .activateMsAzureValueSubAttributeWorkaround(true)
                .activateMsAzureComplexSimpleValueWorkaround(true)
                .build())
        .bulkConfig(
            BulkConfig.builder()
                .supported(true)
                .maxOperations(MOST_OPERATIONS)
                .maxPayloadSize((long) MOST_BYTES)
                .build())
        .filterConfig(
            FilterConfig.builder().supported(true).maxResults(AccountSearch.LARGEST).build())
        .sortConfig(SortConfig.builder().supported(true).build())
        .eTagConfig(ETagConfig.builder().supported(true).build())
        .changePasswordConfig(ChangePasswordConfig.builder().supported(false).build())
        .authenticationSchemes(
            List.of(
                AuthenticationScheme.builder()
                    .name("Bearer token")
                    .description("A token that an administrator of Adsum made")
                    .type("oauthbearertoken")
                    .specUri("https://www.rfc-editor.org/rfc/rfc6750")
                    .primary(true)
                    .build()))
        .lenientContentTypeChecking(true)
        .build();
  }

  private static JsonNode userType() {
    ObjectNode type = (ObjectNode) sdk("resourcetypes/user.json");
    ((ObjectNode) type.get("schemaExtensions").get(0)).put("schema", UserHandler.EXTENSION);
    return type;
  }

  /** The RFC's schema without what would be forgotten: a client can see what is kept. */
  private static JsonNode userSchema() {
    ObjectNode schema = (ObjectNode) sdk("schemas/users.json");
    keep((ArrayNode) schema.get("attributes"), OF_USERS);
    for (JsonNode attribute : schema.get("attributes")) {
      if (attribute.get("name").asText().equals("name")) {
        keep((ArrayNode) attribute.get("subAttributes"), OF_NAMES);
      }
    }
    return schema;
  }

  private static void keep(ArrayNode attributes, Set<String> names) {
    for (Iterator<JsonNode> all = attributes.iterator(); all.hasNext(); ) {
      if (!names.contains(all.next().get("name").asText())) {
        all.remove();
      }
    }
  }

  private static JsonNode sdk(String name) {
    return JsonHelper.loadJsonDocument(RESOURCES + name);
  }

  private static JsonNode own(String name) {
    try (InputStream in = ScimDesk.class.getResourceAsStream(name)) {
      return JsonHelper.readJsonDocument(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
