package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeFolderTest {

  @TempDir Path folder;

  private HomeFolder prepared() {
    HomeFolder home = new HomeFolder(folder.resolve("home"));
    home.prepare();
    return home;
  }

  @Test
  void whatAKilledServerLeftInItsTemporaryFolderGoesWithTheNextStart() throws IOException {
    HomeFolder home = prepared();
    Path temporary = home.emptyTemporary();
    Files.writeString(Files.createDirectories(temporary.resolve("library")).resolve("a.so"), "x");
    assertEquals(temporary, home.emptyTemporary());
    try (var left = Files.list(temporary)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void aSecretIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
    HomeFolder home = prepared();
    String key = home.secret("master.key", Passwords::masterKey);
    assertEquals(32, Base64.getDecoder().decode(key).length);
    assertEquals(key, home.secret("master.key", Passwords::masterKey));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(home.keys().resolve("master.key"))));
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.keys())));
  }

  @Test
  void thatTheDatabaseBeganWithDemoDataIsRememberedUntilItIsMadeAnew() {
    HomeFolder home = prepared();
    assertFalse(home.hasDemoData());
    home.demoData(true);
    assertTrue(new HomeFolder(home.root()).hasDemoData());
    home.demoData(false);
    assertFalse(home.hasDemoData());
  }

  @Test
  void aFolderServesOneInstanceAtATime() {
    HomeFolder first = prepared();
    first.lock();
    HomeFolder second = new HomeFolder(first.root());
    assertTrue(second.isTaken());
    LaunchProblem problem = assertThrows(LaunchProblem.class, second::lock);
    assertTrue(problem.getMessage().contains(String.valueOf(ProcessHandle.current().pid())));
    first.close();
    assertFalse(second.isTaken());
    second.lock();
    second.close();
  }

  @Test
  void aStalePidFileIsNoRunningInstance() throws IOException {
    HomeFolder home = prepared();
    Files.writeString(home.run().resolve("adsum.pid"), "1\n");
    Files.writeString(home.run().resolve("adsum.lock"), "");
    assertFalse(home.isTaken());
    home.lock();
    assertEquals(ProcessHandle.current().pid(), home.readPid().orElseThrow());
    home.close();
    assertTrue(home.readPid().isEmpty());
  }

  @Test
  void aFileInPlaceOfTheFolderIsToldInOneLine() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    LaunchProblem problem = assertThrows(LaunchProblem.class, () -> new HomeFolder(file).prepare());
    assertEquals(1, problem.getMessage().lines().count());
  }

  @Test
  void passwordsAreReadableAndStayTheSame() {
    HomeFolder home = prepared();
    Settings settings = Settings.from(Map.of(), folder);
    Passwords first = Passwords.of(settings, home);
    assertTrue(first.admin().matches("([a-z2-9]{4}-){3}[a-z2-9]{4}"));
    assertEquals(first.student(), Passwords.of(settings, home).student());
    Passwords same = Passwords.of(settings.with("ADSUM_DEMO_PASSWORD", "one for all"), home);
    assertEquals("one for all", same.admin());
    assertEquals("one for all", same.teacher());
  }
}
