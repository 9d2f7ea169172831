package org.adsum.launcher;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows and replaces the master keys of a running instance, through its REST API. */
final class KeysCommand {
  private KeysCommand() {}

  /**
   * @return the exit code
   * @throws LaunchProblem when an option is wrong or the server refuses
   */
  static int run(List<String> options, Settings settings) {
    String what = options.size() == 1 ? options.get(0) : "";
    switch (what) {
      case "new" -> Progress.onConsole().say(Passwords.masterKey());
      case "status" -> tell(client(settings).get("keys"));
      case "rotate" -> rotate(settings);
      default -> throw Texts.problem("keys.usage");
    }
    return Launcher.OK;
  }

  private static void rotate(Settings settings) {
    ApiClient api = client(settings);
    Map<String, Object> before = api.get("keys");
    HomeFolder home = new HomeFolder(settings.home());
    // After a rotation that was cut off, the newest key is to be used up before there is another.
    if (MasterKeyFile.isUsed(settings) && isAllWithCurrent(before)) {
      MasterKeyFile.of(home).addKey();
    }
    tell(api.post("keys/rotation"));
  }

  private static ApiClient client(Settings settings) {
    return ApiClient.asAdmin(settings, Optional.empty());
  }

  private static boolean isAllWithCurrent(Map<String, Object> status) {
    return keys(status).stream()
        .allMatch(key -> key.get("id").equals(status.get("current")) || values(key) == 0);
  }

  private static void tell(Map<String, Object> status) {
    Progress out = Progress.onConsole();
    for (Map<String, Object> key : keys(status)) {
      boolean current = key.get("id").equals(status.get("current"));
      String state = current ? "current" : values(key) == 0 ? "unused" : "needed";
      String known = Boolean.TRUE.equals(key.get("known")) ? "" : "unknown.";
      out.say(Texts.of("keys." + known + state, key.get("id"), values(key)));
    }
  }

  private static List<Map<String, Object>> keys(Map<String, Object> status) {
    return Json.asList(status.get("keys")).stream().map(Json::asObject).toList();
  }

  private static long values(Map<String, Object> key) {
    return key.get("values") instanceof Number number ? number.longValue() : 0;
  }
}
