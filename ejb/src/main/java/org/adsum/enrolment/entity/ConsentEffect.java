package org.adsum.enrolment.entity;

/** What a new version of the consent text means for those who agreed to an earlier one. */
public enum ConsentEffect {
  /** They are asked to agree again. */
  ASK_AGAIN,
  /** Nobody is asked; they see what changed when they come by. */
  MINOR
}
