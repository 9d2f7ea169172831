package org.adsum.provisioning.boundary;

/** Which accounts are looked for, as SCIM filters say it. */
public sealed interface AccountCondition {

  /** What is compared. */
  enum Field {
    ID,
    USER_NAME,
    DISPLAY_NAME,
    GIVEN_NAME,
    FAMILY_NAME,
    EMAIL,
    EXTERNAL_ID,
    SUBJECT,
    ACTIVE,
    ROLE,
    CREATED,
    CHANGED
  }

  /** How it is compared. */
  enum Comparison {
    EQUAL,
    CONTAINS,
    STARTS,
    ENDS,
    PRESENT,
    GREATER,
    AT_LEAST,
    LESS,
    AT_MOST
  }

  /**
   * One comparison; a field without a value fulfils none.
   *
   * @param value text, {@code Boolean}, {@code Instant} or {@code Role} as the field is; null for
   *     {@link Comparison#PRESENT}
   */
  record Compared(Field field, Comparison comparison, Object value) implements AccountCondition {}

  /** Both. */
  record Both(AccountCondition left, AccountCondition right) implements AccountCondition {}

  /** One of them, or both. */
  record Either(AccountCondition left, AccountCondition right) implements AccountCondition {}

  /** Not this one. */
  record Not(AccountCondition inner) implements AccountCondition {}

  /** All accounts, or none. */
  record Always(boolean fulfilled) implements AccountCondition {}
}
