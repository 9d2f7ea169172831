package org.adsum.launcher;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Enrols a student's face from photo files, through the REST API of a running instance.
 *
 * <p>Signs in as ADSUM_ADMIN_USER (admin) with ADSUM_ADMIN_PASSWORD, or with what the data folder
 * knows.
 */
final class EnrolCommand {

  private String student = "";
  private Optional<URI> url = Optional.empty();
  private final List<Path> photos = new ArrayList<>();

  private EnrolCommand() {}

  /**
   * @return the exit code
   * @throws LaunchProblem when an option is wrong or the server refuses
   */
  static int run(List<String> options, Settings settings) {
    EnrolCommand command = new EnrolCommand();
    command.parse(options);
    HomeFolder home = new HomeFolder(settings.home());
    ApiClient api =
        new ApiClient(
            command.url.orElse(URI.create("https://localhost:" + settings.httpsPort() + "/")),
            ownCertificate(settings, home));
    api.signIn(settings.value("ADSUM_ADMIN_USER").orElse("admin"), password(settings, home));
    String id =
        api.userId(command.student)
            .orElseThrow(() -> Texts.problem("enrol.unknown", command.student));
    Map<String, Object> answer = api.enrol(id, command.photos);
    Progress.onConsole()
        .say(
            Texts.of(
                "enrol.done",
                command.student,
                answer.get("templates") instanceof Number kept ? kept.intValue() : "?",
                command.photos.size()));
    return Launcher.OK;
  }

  private void parse(List<String> options) {
    for (int i = 0; i < options.size(); i++) {
      String option = options.get(i);
      boolean more = i + 1 < options.size();
      if (option.equals("--student") && more) {
        student = options.get(++i);
      } else if (option.equals("--url") && more) {
        String given = options.get(++i);
        url = Optional.of(URI.create(given.endsWith("/") ? given : given + "/"));
      } else if (option.equals("--photos")) {
        while (i + 1 < options.size() && !options.get(i + 1).startsWith("--")) {
          photos.add(Path.of(options.get(++i)));
        }
      } else {
        throw Texts.problem("usage.option", option);
      }
    }
    if (student.isEmpty() || photos.isEmpty()) {
      throw Texts.problem("enrol.usage");
    }
    for (Path photo : photos) {
      if (!Files.isRegularFile(photo) || !Files.isReadable(photo)) {
        throw Texts.problem("home.unreadable", photo);
      }
    }
  }

  static String password(Settings settings, HomeFolder home) {
    Optional<String> given =
        settings.value("ADSUM_ADMIN_PASSWORD").or(() -> settings.value("ADSUM_DEMO_PASSWORD"));
    if (given.isPresent()) {
      return given.get();
    }
    if (!Passwords.known(home)) {
      throw Texts.problem("enrol.password");
    }
    return Passwords.of(settings, home).admin();
  }

  private static Optional<KeyStore> ownCertificate(Settings settings, HomeFolder home) {
    return Certificate.existing(settings, home)
        .map(own -> ApiClient.keystore(own.keystore(), own.password()));
  }
}
