package org.adsum.web.live;

import jakarta.websocket.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Connections by what they listen to: a session, or a person's own news. */
final class Audience {
  private final Map<String, Set<Connection>> byTopic = new ConcurrentHashMap<>();

  void add(String topic, Connection connection) {
    byTopic.compute(
        topic,
        (key, known) -> {
          Set<Connection> listeners = known == null ? ConcurrentHashMap.newKeySet() : known;
          listeners.add(connection);
          return listeners;
        });
  }

  void remove(String topic, Session socket) {
    byTopic.computeIfPresent(
        topic,
        (key, listeners) -> {
          listeners.removeIf(connection -> connection.isOn(socket));
          return listeners.isEmpty() ? null : listeners;
        });
  }

  boolean has(String topic) {
    return byTopic.containsKey(topic);
  }

  int count(String topic) {
    return byTopic.getOrDefault(topic, Set.of()).size();
  }

  Set<String> topics() {
    return Set.copyOf(byTopic.keySet());
  }

  void tell(String topic, Outgoing message) {
    byTopic.getOrDefault(topic, Set.of()).forEach(connection -> connection.send(message));
  }

  void tell(Collection<String> topics, Outgoing message) {
    topics.forEach(topic -> tell(topic, message));
  }

  List<Connection> listeners(String topic) {
    return new ArrayList<>(byTopic.getOrDefault(topic, Set.of()));
  }
}
