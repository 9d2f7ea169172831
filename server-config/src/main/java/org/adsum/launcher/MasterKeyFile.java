package org.adsum.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The master keys of an instance that was given none: one a line, the newest first, in a file that
 * only its owner can read.
 */
final class MasterKeyFile {
  private static final List<String> SOURCES =
      List.of("ADSUM_MASTER_KEY", "ADSUM_MASTER_KEY_FILE", "ADSUM_MASTER_KEYSTORE");

  private final HomeFolder home;

  private MasterKeyFile(HomeFolder home) {
    this.home = home;
  }

  static MasterKeyFile of(HomeFolder home) {
    return new MasterKeyFile(home);
  }

  /** Whether the settings name no other place. */
  static boolean isUsed(Settings settings) {
    return SOURCES.stream().allMatch(name -> settings.value(name).isEmpty());
  }

  Path path() {
    return home.keys().resolve("master.key");
  }

  /** Makes the first key unless there is one. */
  void requireKey() {
    home.secret("master.key", Passwords::masterKey);
  }

  /** Puts a fresh key in front of the others. */
  void addKey() {
    try {
      HomeFolder.writeSecret(path(), Passwords.masterKey() + "\n" + Files.readString(path()));
    } catch (IOException e) {
      throw new LaunchProblem(Texts.of("home.unwritable", path()), e);
    }
  }
}
