package org.adsum.provisioning.entity;

/** What a line of an import would do. */
public enum ImportRowState {
  NEW,
  CHANGED,
  GONE,
  SAME,
  ERROR
}
