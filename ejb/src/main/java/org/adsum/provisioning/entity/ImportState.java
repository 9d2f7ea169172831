package org.adsum.provisioning.entity;

/** Where an import stands. */
public enum ImportState {
  /** Is being compared. */
  CHECKING,
  /** Was compared and waits to be applied. */
  CHECKED,
  /** Could not be read. */
  REFUSED,
  /** Is being applied. */
  APPLYING,
  APPLIED,
  /** Is being undone. */
  UNDOING,
  UNDONE,
  /** Was not applied, for the problem that it names. */
  FAILED;

  /** Whether the server works on it. */
  public boolean isRunning() {
    return this == CHECKING || this == APPLYING || this == UNDOING;
  }
}
