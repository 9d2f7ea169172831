package org.adsum.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.ModelControllerClientConfiguration;
import org.jboss.dmr.ModelNode;

/** What lies in the broker's queues, asked of the server's management. */
public final class Broker {
  /** The usual 5 s are too few just after a start on a busy machine. */
  private static final int CONNECT_MILLIS = 60_000;

  private Broker() {}

  /** How many messages a queue holds, those being delivered among them. */
  public static long messages(String queue) {
    return read(queue, "message-count");
  }

  /** How many messages have ever been put into a queue since the server started. */
  public static long added(String queue) {
    return read(queue, "messages-added");
  }

  private static long read(String queue, String attribute) {
    ModelNode operation = operation("read-attribute", queue);
    operation.get("name").set(attribute);
    return execute(operation).get("result").asLong();
  }

  /** Stops or goes on with the delivery of a queue. */
  public static void deliver(String queue, boolean on) {
    execute(operation(on ? "resume" : "pause", queue));
  }

  /** Throws away what waits in a queue. */
  public static void discard(String queue) {
    execute(operation("remove-messages", queue));
  }

  /** Sets a system property of the server, or takes it away. */
  public static void setProperty(String name, String value) {
    ModelNode address = new ModelNode().add("system-property", name);
    ModelNode there = new ModelNode();
    there.get("operation").set("read-children-names");
    there.get("child-type").set("system-property");
    there.get("address").setEmptyList();
    boolean known =
        execute(there).get("result").asList().stream().anyMatch(n -> n.asString().equals(name));
    if (known) {
      ModelNode remove = new ModelNode();
      remove.get("operation").set("remove");
      remove.get("address").set(address);
      execute(remove);
    }
    if (value != null) {
      ModelNode add = new ModelNode();
      add.get("operation").set("add");
      add.get("address").set(address);
      add.get("value").set(value);
      execute(add);
    }
  }

  private static ModelNode operation(String name, String queue) {
    ModelNode operation = new ModelNode();
    operation.get("operation").set(name);
    ModelNode address = operation.get("address");
    address.add("subsystem", "messaging-activemq");
    address.add("server", "default");
    address.add("jms-queue", queue);
    return operation;
  }

  private static ModelNode execute(ModelNode operation) {
    int port = Adsum.server().settings().managementPort();
    try (ModelControllerClient client =
        ModelControllerClient.Factory.create(
            new ModelControllerClientConfiguration.Builder()
                .setProtocol("remote+http")
                .setHostName("127.0.0.1")
                .setPort(port)
                .setConnectionTimeout(CONNECT_MILLIS)
                .build())) {
      ModelNode answer = client.execute(operation);
      if (!"success".equals(answer.get("outcome").asString())) {
        throw new IllegalStateException(answer.toString());
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
