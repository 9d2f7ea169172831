package org.adsum.enrolment.entity;

/** What an admin makes of two people whose faces look alike. */
public enum LookalikeState {
  /** Nobody has looked yet. */
  OPEN,
  /** Two people: twins, relatives, or the model's mistake. */
  DISMISSED,
  /** One person with two accounts, or one account with another's face. */
  CONFIRMED
}
