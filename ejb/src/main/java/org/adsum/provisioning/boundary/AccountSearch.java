package org.adsum.provisioning.boundary;

/**
 * Which accounts are wanted, and in what order.
 *
 * @param condition which
 * @param sortBy by what; null means by user name
 * @param descending whether the last comes first
 * @param first number of the first one, from 0
 * @param size how many at most, 0 to 200
 */
public record AccountSearch(
    AccountCondition condition,
    AccountCondition.Field sortBy,
    boolean descending,
    int first,
    int size) {
  /** How many accounts one answer holds at most. */
  public static final int LARGEST = 200;

  public AccountSearch {
    first = Math.max(0, first);
    size = Math.min(LARGEST, Math.max(0, size));
  }
}
