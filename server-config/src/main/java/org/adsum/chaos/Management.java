package org.adsum.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.ModelControllerClientConfiguration;
import org.jboss.dmr.ModelNode;

/**
 * The management door of a WildFly on this computer, which lets the user in who started it. All
 * methods throw {@link UncheckedIOException} when the server does not answer, and {@link
 * IllegalStateException} when it refuses.
 */
public final class Management implements BrokerView {
  private static final String LOOPBACK = "127.0.0.1";

  /** A server under load may need its time; one that is not there refuses at once. */
  private static final int PATIENCE_MILLIS = 60_000;

  private final int port;

  /** The door at a port of this computer. */
  public Management(int port) {
    this.port = port;
  }

  @Override
  public long messages(String queue) {
    return number(queue, "message-count");
  }

  @Override
  public long delivering(String queue) {
    return number(queue, "delivering-count");
  }

  @Override
  public Set<String> attempts(String queue) {
    Set<String> attempts = new HashSet<>();
    ModelNode messages = execute(onQueue("list-messages", queue));
    if (messages.isDefined()) {
      messages.asList().stream()
          .filter(message -> message.hasDefined("attempt"))
          .forEach(message -> attempts.add(message.get("attempt").asString()));
    }
    return attempts;
  }

  @Override
  public Set<String> transactions() {
    ModelNode probe = operation("probe", "subsystem", "transactions", "log-store", "log-store");
    execute(probe);
    ModelNode read =
        operation("read-children-names", "subsystem", "transactions", "log-store", "log-store");
    read.get("child-type").set("transactions");
    Set<String> ids = new HashSet<>();
    execute(read).asList().forEach(id -> ids.add(id.asString()));
    return ids;
  }

  /** Stops or goes on with the delivery of a queue. */
  public void deliver(String queue, boolean on) {
    execute(onQueue(on ? "resume" : "pause", queue));
  }

  /** Sets a system property of the running server, until its end. */
  public void property(String name, String value) {
    ModelNode remove = operation("remove", "system-property", name);
    ModelNode exists = operation("read-children-names");
    exists.get("child-type").set("system-property");
    exists.get("address").setEmptyList();
    if (execute(exists).asList().stream().anyMatch(other -> other.asString().equals(name))) {
      execute(remove);
    }
    ModelNode add = operation("add", "system-property", name);
    add.get("value").set(value);
    execute(add);
  }

  private long number(String queue, String attribute) {
    ModelNode read = onQueue("read-attribute", queue);
    read.get("name").set(attribute);
    return execute(read).asLong();
  }

  private static ModelNode onQueue(String name, String queue) {
    return operation(
        name, "subsystem", "messaging-activemq", "server", "default", "jms-queue", queue);
  }

  private static ModelNode operation(String name, String... address) {
    ModelNode operation = new ModelNode();
    operation.get("operation").set(name);
    for (int i = 0; i < address.length; i += 2) {
      operation.get("address").add(address[i], address[i + 1]);
    }
    return operation;
  }

  private ModelNode execute(ModelNode operation) {
    try (ModelControllerClient client =
        ModelControllerClient.Factory.create(
            new ModelControllerClientConfiguration.Builder()
                .setProtocol("remote+http")
                .setHostName(LOOPBACK)
                .setPort(port)
                .setConnectionTimeout(PATIENCE_MILLIS)
                .build())) {
      ModelNode answer = client.execute(operation);
      if (!"success".equals(answer.get("outcome").asString())) {
        throw new IllegalStateException(answer.toString());
      }
      return answer.get("result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
