package org.adsum.it.load;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.adsum.it.support.Await;
import org.adsum.it.support.Student;

/**
 * A student's line for live news, as the check-in page holds it. Notes when each verdict arrived.
 */
final class Push implements WebSocket.Listener, AutoCloseable {
  private final Map<String, Long> verdicts = new ConcurrentHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private WebSocket socket;

  private Push() {}

  /** Connects. */
  static Push of(Student student) {
    Push push = new Push();
    push.socket = student.api().listen("live/me", push);
    return push;
  }

  /** {@code System.nanoTime()} of the verdict's arrival; waits for it. */
  long verdict(String attempt) {
    return Await.value(
        "the verdict's push for " + attempt,
        Duration.ofSeconds(60),
        () -> Optional.ofNullable(verdicts.get(attempt)));
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      note(text.toString());
      text.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  private void note(String message) {
    long now = System.nanoTime();
    try (JsonReader reader = Json.createReader(new StringReader(message))) {
      JsonObject news = reader.readObject();
      if (news.getString("type", "").equals("attempt")) {
        verdicts.putIfAbsent(news.getJsonObject("attempt").getString("id"), now);
      }
    }
  }

  @Override
  public void close() {
    socket.abort();
  }
}
