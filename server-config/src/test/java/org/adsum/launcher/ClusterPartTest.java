package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterPartTest {
  private static final Map<String, String> NODE =
      Map.of(
          "ADSUM_BROKERS", "10.0.0.5:5445, broker-2.example.edu:5445",
          "ADSUM_CLUSTER_SECRET", "sixteen-characters-or-more",
          "ADSUM_NODE", "node-1",
          "ADSUM_MASTER_KEY", "key",
          "ADSUM_AUDIT_KEY", "key");

  @Test
  void anInstanceThatWasToldNothingIsAloneAndDoesEverything() {
    ClusterPart part = part(Map.of());
    assertEquals("standalone-full.xml", part.configuration());
    assertEquals("true", part.environment().get("ADSUM_VERIFIES"));
  }

  @Test
  void aWebNodeLeavesFacesToOthersAndKnowsBothBrokers() {
    ClusterPart part = part(with("ADSUM_ROLE", "web"));
    assertEquals("standalone-node.xml", part.configuration());
    assertEquals("false", part.environment().get("ADSUM_VERIFIES"));
    assertEquals(
        List.of(
            new ClusterPart.Address("10.0.0.5", 5445),
            new ClusterPart.Address("broker-2.example.edu", 5445)),
        part.brokers());
  }

  @Test
  void aBrokerNeedsNoKeysOfTheApplication() {
    Map<String, String> broker = with("ADSUM_ROLE", "broker-backup");
    broker.remove("ADSUM_MASTER_KEY");
    broker.remove("ADSUM_AUDIT_KEY");
    assertEquals("standalone-broker-backup.xml", part(broker).configuration());
  }

  @Test
  void aNodeWithoutWhatAllMustShareIsRefusedByName() {
    for (String missing :
        List.of("ADSUM_CLUSTER_SECRET", "ADSUM_NODE", "ADSUM_MASTER_KEY", "ADSUM_AUDIT_KEY")) {
      Map<String, String> told = new HashMap<>(NODE);
      told.remove(missing);
      assertTrue(refusal(told).contains(missing), missing);
    }
    assertTrue(refusal(Map.of("ADSUM_ROLE", "worker")).contains("ADSUM_BROKERS"));
    assertTrue(refusal(with("ADSUM_ROLE", "king")).contains("king"));
    assertTrue(refusal(with("ADSUM_BROKERS", "10.0.0.5")).contains("HOST:PORT"));
    assertTrue(refusal(with("ADSUM_NODE", "a name with blanks")).contains("ADSUM_NODE"));
  }

  private static String refusal(Map<String, String> told) {
    return assertThrows(LaunchProblem.class, () -> part(told)).getMessage();
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> told = new HashMap<>(NODE);
    told.put(name, value);
    return told;
  }

  private static ClusterPart part(Map<String, String> told) {
    return ClusterPart.of(Settings.from(told, Path.of(".")));
  }
}
