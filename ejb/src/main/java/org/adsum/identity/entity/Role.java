package org.adsum.identity.entity;

/** What a person may do. The constants are the names that {@code @RolesAllowed} needs. */
public enum Role {
  ADMIN,
  TEACHER,
  STUDENT;

  /** Name of {@link #ADMIN}. */
  public static final String ADMIN_NAME = "ADMIN";

  /** Name of {@link #TEACHER}. */
  public static final String TEACHER_NAME = "TEACHER";

  /** Name of {@link #STUDENT}. */
  public static final String STUDENT_NAME = "STUDENT";

  /** What timers and listeners run as; no account can have it. */
  public static final String SYSTEM_NAME = "SYSTEM";
}
