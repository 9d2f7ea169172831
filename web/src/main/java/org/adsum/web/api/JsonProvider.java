package org.adsum.web.api;

import jakarta.json.Json;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.stream.JsonParser;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Words;

/**
 * JSON both ways, by JSON-B: records by the names of their components, instants as ISO 8601, null
 * members written, unknown members ignored. A body that does not fit is a problem and not a failure
 * of the server.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, ApiProblem.MEDIA_TYPE})
public class JsonProvider implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
  private final Jsonb jsonb = JsonbBuilder.create(new JsonbConfig().withNullValues(true));

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] a, MediaType media) {
    return isObject(type);
  }

  /** Null for an empty body. */
  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream in) {
    byte[] body;
    try {
      body = in.readAllBytes();
    } catch (IOException e) {
      // The client has gone, or the connection.
      throw new Problem(ProblemCode.INVALID_INPUT, "body", Words.of("request-unreadable"));
    }
    return body.length == 0 ? null : read(body, generic);
  }

  Object read(byte[] body, Type type) {
    try {
      requireWhole(body, JsonValues.of(type));
      return jsonb.fromJson(new ByteArrayInputStream(body), type);
    } catch (RuntimeException e) {
      // JSON-B's own words name classes of the server.
      throw new Problem(ProblemCode.INVALID_INPUT, "body", Words.of("json-unreadable"));
    }
  }

  /**
   * Reads to the end once, by itself: JSON-B skips members that it does not know with Parsson's
   * skipArray and skipObject, which never return when the text ends inside of them. A few bytes
   * would hold a thread for ever (found by {@code JsonDoorFuzzTest}). On the way values are looked
   * at that JSON-B would bend.
   */
  private static void requireWhole(byte[] body, JsonValues values) {
    String member = "";
    try (JsonParser parser = Json.createParser(new ByteArrayInputStream(body))) {
      while (parser.hasNext()) {
        JsonParser.Event event = parser.next();
        if (event == JsonParser.Event.KEY_NAME) {
          member = parser.getString();
        } else {
          values.requireFit(member, event, parser);
        }
      }
    }
  }

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] a, MediaType media) {
    return isObject(type);
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out) {
    jsonb.toJson(value, out);
  }

  private static boolean isObject(Class<?> type) {
    return type != String.class
        && type != byte[].class
        && !InputStream.class.isAssignableFrom(type);
  }
}
