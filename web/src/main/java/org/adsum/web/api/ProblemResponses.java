package org.adsum.web.api;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Writes into the OpenAPI document that every call may end with a problem, and what one is. */
public class ProblemResponses implements OASFilter {
  private static final String NAME = "Problem";

  @Override
  public Operation filterOperation(Operation operation) {
    if (operation.getResponses() == null) {
      operation.setResponses(OASFactory.createAPIResponses());
    }
    operation.getResponses().addAPIResponse("default", OASFactory.createAPIResponse().ref(NAME));
    return operation;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getComponents() == null) {
      document.setComponents(OASFactory.createComponents());
    }
    Components components = document.getComponents();
    components.addSchema(NAME, schema());
    components.addResponse(NAME, response());
  }

  private static Schema schema() {
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .addProperty("type", text("urn:adsum:problem: and the code"))
        .addProperty("title", text("A few words, by Accept-Language"))
        .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
        .addProperty("detail", text("What happened and what to do, by Accept-Language"))
        .addProperty("code", text("Stable: depend on this one"))
        .addProperty(
            "photo",
            OASFactory.createSchema()
                .addType(Schema.SchemaType.INTEGER)
                .description("Place of the photo it is about, from 1"))
        .addProperty(
            "photos",
            OASFactory.createSchema()
                .addType(Schema.SchemaType.ARRAY)
                .description("What is wrong with each photo: photo, code, title, detail"))
        .addProperty("instance", text("Names the failure in the server's log, for code internal"));
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
  }

  private static APIResponse response() {
    return OASFactory.createAPIResponse()
        .description("A problem (RFC 9457); 401 for those who have not signed in")
        .content(
            OASFactory.createContent()
                .addMediaType(
                    ApiProblem.MEDIA_TYPE,
                    OASFactory.createMediaType().schema(OASFactory.createSchema().ref(NAME))));
  }
}
