package org.adsum.identity.boundary;

/** By what a list of accounts is sorted. */
public enum UserOrder {
  USERNAME,
  USERNAME_DESCENDING,
  NAME,
  NAME_DESCENDING
}
