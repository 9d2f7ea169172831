package org.adsum.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/**
 * What this instance is among several (docs/scale.md). Without ADSUM_BROKERS it is the only one and
 * does everything itself.
 *
 * @param role what it does
 * @param brokers where the brokers listen, the first one first; empty when this is the only one
 */
record ClusterPart(Role role, List<Address> brokers) {

  private static final int SHORTEST_SECRET = 16;
  private static final Pattern ADDRESS = Pattern.compile("([A-Za-z0-9.-]+):([0-9]{1,5})");
  // Longer ones do not fit into the ids of XA transactions.
  private static final Pattern NODE = Pattern.compile("[A-Za-z0-9-]{1,23}");

  /** What a node does. */
  enum Role {
    /** Serves browsers and reads faces. */
    ALL,
    /** Serves browsers. */
    WEB,
    /** Reads faces. */
    WORKER,
    /** Keeps the queue, without the application. */
    BROKER,
    /** Has a copy of the queue and takes over when the broker is gone. */
    BROKER_BACKUP;

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Where a broker listens. */
  record Address(String host, int port) {}

  /**
   * Reads and checks what was told.
   *
   * @throws LaunchProblem when the settings do not fit each other
   */
  static ClusterPart of(Settings settings) {
    Role role = settings.value("ADSUM_ROLE").map(ClusterPart::role).orElse(Role.ALL);
    List<Address> brokers =
        settings.value("ADSUM_BROKERS").map(ClusterPart::addresses).orElse(List.of());
    ClusterPart part = new ClusterPart(role, brokers);
    if (brokers.isEmpty()) {
      if (role != Role.ALL) {
        throw Texts.problem("cluster.brokers", role.text());
      }
      return part;
    }
    if (settings
        .value("ADSUM_CLUSTER_SECRET")
        .filter(s -> s.length() >= SHORTEST_SECRET)
        .isEmpty()) {
      throw Texts.problem("cluster.secret", SHORTEST_SECRET);
    }
    if (settings.value("ADSUM_NODE").filter(n -> NODE.matcher(n).matches()).isEmpty()) {
      throw Texts.problem("cluster.node");
    }
    if (part.hasApplication()
        && (MasterKeyFile.isUsed(settings) || settings.value("ADSUM_AUDIT_KEY").isEmpty())) {
      throw Texts.problem("cluster.keys");
    }
    return part;
  }

  /** Whether there are others. */
  boolean isClustered() {
    return !brokers.isEmpty();
  }

  boolean hasApplication() {
    return role != Role.BROKER && role != Role.BROKER_BACKUP;
  }

  /** The server configuration of this part, as the build made it. */
  String configuration() {
    if (!isClustered()) {
      return "standalone-full.xml";
    }
    return switch (role) {
      case ALL, WEB, WORKER -> "standalone-node.xml";
      case BROKER -> "standalone-broker.xml";
      case BROKER_BACKUP -> "standalone-broker-backup.xml";
    };
  }

  /** Variables for the server. */
  Map<String, String> environment() {
    return Map.of("ADSUM_VERIFIES", String.valueOf(role == Role.ALL || role == Role.WORKER));
  }

  /** Options of the server's command line. */
  List<String> options(Settings settings, HomeFolder home) {
    List<String> options = new ArrayList<>();
    if (isClustered()) {
      options.add("-Djboss.node.name=" + settings.value("ADSUM_NODE").orElseThrow());
      options.add(
          "-Djboss.bind.address.private="
              + settings.value("ADSUM_CLUSTER_BIND").orElse(Network.LOOPBACK));
      options.add("-Dadsum.cluster.keystore=" + keystore(home));
      if (role == Role.WORKER) {
        options.add("-Dadsum.cluster.serves=false");
      }
      Map<Integer, Address> pair = new HashMap<>();
      pair.put(1, brokers.get(0));
      // A pair of one: the second is the first once more.
      pair.put(2, brokers.get(brokers.size() - 1));
      pair.forEach(
          (number, broker) -> {
            options.add("-Dadsum.broker." + number + ".host=" + broker.host());
            options.add("-Dadsum.broker." + number + ".port=" + broker.port());
          });
    }
    return options;
  }

  /**
   * Writes what the server reads besides its configuration: the key by which nodes talk, and at a
   * broker who may use it.
   */
  void layOut(Settings settings, HomeFolder home, Path configuration) throws IOException {
    if (!isClustered()) {
      return;
    }
    String secret = settings.value("ADSUM_CLUSTER_SECRET").orElseThrow();
    if (hasApplication()) {
      writeKey(secret, keystore(home));
    } else {
      HomeFolder.writeSecret(
          configuration.resolve("application-users.properties"),
          "#$REALM_NAME=ApplicationRealm$\nadsum="
              + hash("MD5", "adsum:ApplicationRealm:" + secret)
              + "\n");
      Files.writeString(configuration.resolve("application-roles.properties"), "adsum=guest\n");
    }
  }

  private static Path keystore(HomeFolder home) {
    return home.keys().resolve("cluster.p12");
  }

  private static void writeKey(String secret, Path file) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      byte[] key =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      store.setEntry(
          "cluster",
          new KeyStore.SecretKeyEntry(new SecretKeySpec(key, "AES")),
          new KeyStore.PasswordProtection(secret.toCharArray()));
      try (OutputStream out = Files.newOutputStream(file)) {
        store.store(out, secret.toCharArray());
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has PKCS12, AES and SHA-256", e);
    }
  }

  private static String hash(String algorithm, String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Role role(String text) {
    for (Role role : Role.values()) {
      if (role.text().equals(text.toLowerCase(Locale.ROOT))) {
        return role;
      }
    }
    throw Texts.problem("cluster.role", text);
  }

  private static List<Address> addresses(String text) {
    List<Address> addresses = new ArrayList<>();
    for (String one : text.split(",")) {
      var matcher = ADDRESS.matcher(one.strip());
      if (!matcher.matches() || addresses.size() == 2) {
        throw Texts.problem("cluster.addresses", text);
      }
      addresses.add(new Address(matcher.group(1), Integer.parseInt(matcher.group(2))));
    }
    return List.copyOf(addresses);
  }
}
