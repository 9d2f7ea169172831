package org.adsum.provisioning.entity;

/** What one line is about. In this order lines are applied, and undone the other way round. */
public enum RowKind {
  FACULTY,
  TERM,
  COURSE,
  SECTION,
  USER,
  ROSTER,
  TEACHING
}
