package org.adsum.load;

import java.util.List;

/** Hears how a run goes, on the run's own threads: it must not block for long. */
public interface LoadObserver {
  /** Says nothing and hears nothing. */
  LoadObserver NONE = new LoadObserver() {};

  /** A line about the preparation. */
  default void said(String line) {}

  /** The sessions are open; nobody has arrived. */
  default void opened(List<String> sessions) {}

  /** Once a second, and at the end. */
  default void progressed(LoadProgress progress) {}

  /** Everybody has left, every verdict is in; what is held against the scripts is read next. */
  default void finished(List<String> sessions) {}
}
