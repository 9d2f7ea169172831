package org.adsum.identity.entity;

/** Whether an account may be used. */
public enum AccountState {
  ACTIVE,
  INACTIVE
}
