package org.adsum.identity.entity;

import java.util.Set;

/** What a person may do. The constants are the names that {@code @RolesAllowed} needs. */
public enum Role {
  /** Sees and changes everything in the console. */
  ADMIN,
  /** Keeps people, courses, rosters and records; perhaps only of a faculty or a course. */
  REGISTRAR,
  /** Runs the sessions of the sections assigned. */
  TEACHER,
  /** Checks in. */
  STUDENT,
  /**
   * Sees the console and the audit log and changes nothing; perhaps only of a faculty or a course.
   */
  AUDITOR;

  /** The roles that a registrar may grant; all others only an admin. */
  public static final Set<Role> ORDINARY = Set.of(TEACHER, STUDENT);

  /** Name of {@link #ADMIN}. */
  public static final String ADMIN_NAME = "ADMIN";

  /** Name of {@link #REGISTRAR}. */
  public static final String REGISTRAR_NAME = "REGISTRAR";

  /** Name of {@link #TEACHER}. */
  public static final String TEACHER_NAME = "TEACHER";

  /** Name of {@link #STUDENT}. */
  public static final String STUDENT_NAME = "STUDENT";

  /** Name of {@link #AUDITOR}. */
  public static final String AUDITOR_NAME = "AUDITOR";

  /** What an identity provider's SCIM client calls as; no account can have it. */
  public static final String PROVISIONER_NAME = "PROVISIONER";

  /** What timers and listeners run as; no account can have it. */
  public static final String SYSTEM_NAME = "SYSTEM";
}
