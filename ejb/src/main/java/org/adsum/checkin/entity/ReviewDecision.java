package org.adsum.checkin.entity;

/** What the person who looks says. */
public enum ReviewDecision {
  CONFIRM,
  REFUSE
}
