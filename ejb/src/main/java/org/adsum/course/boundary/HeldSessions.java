package org.adsum.course.boundary;

import java.time.Instant;
import java.util.Collection;

/** The port to the sessions, for the one question that the catalogue has about them. */
public interface HeldSessions {

  /** Whether a session of one of these sections has been opened since that time. */
  boolean anySince(Collection<String> sectionIds, Instant time);
}
