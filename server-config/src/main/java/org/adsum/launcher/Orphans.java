package org.adsum.launcher;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Children that an earlier, killed launcher of a data folder left behind. */
final class Orphans {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Orphans() {}

  /** WildFly first. */
  static List<ProcessHandle> of(HomeFolder home) {
    return Stream.of(WildFly.mark(home), Database.mark(home))
        .flatMap(mark -> ChildProcess.marked(mark).stream())
        .toList();
  }

  /** Ends them and tells how many there were. */
  static int end(HomeFolder home, Progress progress) {
    List<ProcessHandle> orphans = of(home);
    for (ProcessHandle orphan : orphans) {
      progress.interrupted();
      progress.say(Texts.of("orphan.end", orphan.pid()));
      ChildProcess.end(orphan, PATIENCE);
    }
    return orphans.size();
  }
}
