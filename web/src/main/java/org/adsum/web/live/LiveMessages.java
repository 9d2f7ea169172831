package org.adsum.web.live;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import org.adsum.session.boundary.CodeView;
import org.adsum.session.boundary.SessionView;

/** The messages that browsers get, as JSON objects with a {@code type}. */
final class LiveMessages {
  /** Made once: the static methods of Json look for an implementation in all modules each time. */
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  /** Says nothing but that the connection lives. */
  static final Outgoing BEAT =
      Outgoing.of(JSON.createObjectBuilder().add("type", "beat").build().toString());

  private LiveMessages() {}

  static Outgoing code(CodeView code) {
    JsonObject view =
        JSON.createObjectBuilder()
            .add("code", code.code())
            .add("url", code.url())
            .add("shortCode", code.shortCode())
            .add("step", code.step())
            .add("expiresAt", code.expiresAt().toString())
            .add("stepSeconds", code.stepSeconds())
            .build();
    return new Outgoing(typed("code").add("code", view).build().toString(), code.step());
  }

  static Outgoing sessionState(String state) {
    return message(typed("session").add("state", state));
  }

  static Outgoing session(SessionView session) {
    JsonObjectBuilder view =
        JSON.createObjectBuilder()
            .add("id", session.id())
            .add("section", session.section())
            .add("course", session.course())
            .add("number", session.number())
            .add("label", session.label())
            .add("title", session.title());
    if (session.room() != null) {
      view.add("room", session.room());
    }
    view.add("state", session.state().name())
        .add("opensAt", session.opensAt().toString())
        .add("lateFrom", session.lateFrom().toString())
        .add("closesAt", session.closesAt().toString())
        .add("stepSeconds", session.stepSeconds())
        .add("version", session.version());
    return message(typed("session").add("session", view));
  }

  /** A record, for those who watch its session. */
  static Outgoing record(JsonObject row) {
    return message(typed("record").add("row", row));
  }

  /** A record, for the student whose it is. */
  static Outgoing ownRecord(String session, JsonObject row) {
    return message(typed("record").add("session", session).add("row", row));
  }

  static Outgoing submitted(String student, String attempt) {
    return message(typed("submitted").add("student", student).add("attempt", attempt));
  }

  /** A verdict, for those who watch: no more of it than they need. */
  static Outgoing attempt(String student, JsonObject attempt) {
    JsonObjectBuilder message =
        typed("attempt")
            .add("student", student)
            .add("attempt", attempt.getString("id"))
            .add("state", attempt.getString("state"));
    String reason = attempt.getString("reason", null);
    return message(reason == null ? message : message.add("reason", reason));
  }

  /** A verdict, for the student whose it is. */
  static Outgoing ownAttempt(JsonObject attempt) {
    return message(typed("attempt").add("attempt", attempt));
  }

  private static JsonObjectBuilder typed(String type) {
    return JSON.createObjectBuilder().add("type", type);
  }

  private static Outgoing message(JsonObjectBuilder message) {
    return Outgoing.of(message.build().toString());
  }
}
