package org.adsum.it.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adsum.launcher.AdsumServer;

/** What a run of {@code ./adsum} for the tests' instance printed, and its exit code. */
public record AdsumCommand(int code, String text) {
  private static final int DATABASE_PORT = 43306;

  /** Runs the command and waits for its end. */
  public static AdsumCommand run(String... arguments) throws IOException, InterruptedException {
    AdsumServer server = Adsum.server();
    return runWith(
        Map.of(
            "ADSUM_HOME",
            server.settings().home().toString(),
            "ADSUM_PORT_OFFSET",
            String.valueOf(server.settings().databasePort() - DATABASE_PORT)),
        arguments);
  }

  /** Runs the command for another instance, which these variables name. */
  public static AdsumCommand runWith(Map<String, String> told, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Adsum.project().resolve("adsum").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("ADSUM_DB_"));
    environment.putAll(told);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new AdsumCommand(process.waitFor(), text);
  }
}
