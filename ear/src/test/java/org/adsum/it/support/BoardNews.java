package org.adsum.it.support;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.WebSocket;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** What a teacher's board hears on its line. */
public final class BoardNews implements WebSocket.Listener {
  private final Set<String> judged = ConcurrentHashMap.newKeySet();
  private final Set<Long> steps = ConcurrentHashMap.newKeySet();
  private final StringBuilder text = new StringBuilder();

  /** Ids of check-ins whose verdict was told. */
  public Set<String> judged() {
    return judged;
  }

  /** Numbers of the steps whose code was told. */
  public Set<Long> steps() {
    return steps;
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      hear(Json.createReader(new StringReader(text.toString())).readObject());
      text.setLength(0);
    }
    socket.request(1);
    return null;
  }

  private void hear(JsonObject news) {
    String type = news.getString("type");
    if (type.equals("attempt")) {
      judged.add(news.getString("attempt"));
    } else if (type.equals("code")) {
      steps.add(news.getJsonObject("code").getJsonNumber("step").longValue());
    }
  }
}
