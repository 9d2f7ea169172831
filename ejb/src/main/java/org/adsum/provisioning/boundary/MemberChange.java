package org.adsum.provisioning.boundary;

import java.util.Set;

/**
 * One step of changing who belongs to a group.
 *
 * @param kind what happens
 * @param members ids of accounts; empty with {@link Kind#REPLACE} means nobody
 */
public record MemberChange(Kind kind, Set<String> members) {

  /** What happens to the members. */
  public enum Kind {
    ADD,
    REMOVE,
    REPLACE
  }

  public MemberChange {
    members = Set.copyOf(members);
  }
}
