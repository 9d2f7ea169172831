package org.adsum.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

  @TempDir Path folder;
  private final List<ChildProcess> children = new ArrayList<>();

  @AfterEach
  void endChildren() {
    children.stream().filter(ChildProcess::isAlive).forEach(ChildProcess::kill);
  }

  private ChildProcess child(String script, String mark) throws IOException {
    ChildProcess child =
        ChildProcess.start(
            List.of("/bin/sh", "-c", script, mark),
            Map.of("PATH", "/usr/bin:/bin"),
            folder,
            folder.resolve("output.log"),
            folder.resolve("child.pid"));
    children.add(child);
    return child;
  }

  private HomeFolder home(String name) {
    HomeFolder home = new HomeFolder(folder.resolve(name));
    home.prepare();
    return home;
  }

  @Test
  void orphansOfThisDataFolderAreEndedAndOthersLeftAlone() throws IOException {
    HomeFolder own = home("own");
    HomeFolder other = home("own-too");
    ChildProcess orphan = child("while :; do sleep 1; done", WildFly.mark(own));
    ChildProcess stranger = child("while :; do sleep 1; done", WildFly.mark(other));
    // Its command line is the new program's only once the shell runs.
    assertTrue(
        Waiting.until(
            Duration.ofSeconds(10), () -> ChildProcess.marked(WildFly.mark(own)).size() == 1));

    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int ended = Orphans.end(own, Progress.to(new PrintStream(said, true)));

    assertEquals(1, ended);
    assertFalse(orphan.isAlive());
    assertTrue(stranger.isAlive());
    assertTrue(said.toString(StandardCharsets.UTF_8).contains(String.valueOf(orphan.pid())));
  }

  @Test
  void aChildThatIgnoresTheRequestIsMadeToEnd() throws IOException {
    ChildProcess stubborn =
        child("trap '' TERM; touch ready; while :; do sleep 0.1; done", "stubborn");
    assertTrue(Waiting.until(Duration.ofSeconds(10), () -> Files.exists(folder.resolve("ready"))));
    stubborn.stop(Duration.ofMillis(300));
    assertFalse(stubborn.isAlive());
    assertFalse(Files.exists(folder.resolve("child.pid")));
  }

  @Test
  void thePidFileNamesTheChildItself() throws IOException {
    ChildProcess child = child("while :; do sleep 1; done", "named");
    assertEquals(child.pid() + "\n", Files.readString(folder.resolve("child.pid")));
  }
}
