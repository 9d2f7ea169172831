package org.adsum.launcher;

import java.util.HashMap;
import java.util.Map;

/** What WildFly and the application are told by variables: what is secret, or known only now. */
final class ServerEnvironment {
  private ServerEnvironment() {}

  static Map<String, String> of(
      AdsumServer server, Certificate certificate, String auditKey, boolean demoData) {
    Settings settings = server.settings();
    HomeFolder home = server.home();
    Passwords passwords = server.passwords();
    Map<String, String> environment = new HashMap<>();
    // ONNX Runtime would report to its maker; the face engine does not load it without.
    environment.put("ORT_DISABLE_TELEMETRY", "1");
    environment.put("ADSUM_HOME", home.root().toString());
    environment.put("ADSUM_PUBLIC_URL", server.publicUrl());
    if (MasterKeyFile.isUsed(settings)) {
      // By a file, which a running server can read again when there is a new key.
      environment.put("ADSUM_MASTER_KEY_FILE", MasterKeyFile.of(home).path().toString());
    }
    environment.put(
        "ADSUM_PRIVACY_LEDGER_FILE",
        settings
            .value("ADSUM_PRIVACY_LEDGER_FILE")
            .orElseGet(() -> home.root().resolve("deletions.log").toString()));
    environment.put("ADSUM_DEMO", settings.demo());
    environment.put("ADSUM_LIVENESS", settings.liveness(demoData));
    environment.put("ADSUM_DEMO_ADMIN_PASSWORD", passwords.admin());
    environment.put("ADSUM_DEMO_TEACHER_PASSWORD", passwords.teacher());
    environment.put("ADSUM_DEMO_STUDENT_PASSWORD", passwords.student());
    environment.put("ADSUM_TLS_PASSWORD", certificate.password());
    environment.put("ADSUM_DB_URL", server.databaseUrl());
    environment.put("ADSUM_DB_REPLICA_URL", settings.replicaUrl().orElseGet(server::databaseUrl));
    environment.put("ADSUM_DB_USER", server.databaseUser());
    environment.put("ADSUM_DB_PASSWORD", server.databasePassword());
    environment.put("ADSUM_DB_OWNER", server.databaseOwner());
    environment.put("ADSUM_DB_OWNER_PASSWORD", server.databaseOwnerPassword());
    environment.put("ADSUM_AUDIT_KEY", auditKey);
    environment.putAll(Traces.environment(settings));
    return environment;
  }
}
