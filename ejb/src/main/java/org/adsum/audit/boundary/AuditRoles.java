package org.adsum.audit.boundary;

/**
 * The roles as the log and the settings name them: both come before {@code identity}, which holds
 * the roles, and may not know it. A test keeps the names equal.
 */
public final class AuditRoles {
  public static final String ADMIN = "ADMIN";
  public static final String REGISTRAR = "REGISTRAR";
  public static final String AUDITOR = "AUDITOR";
  public static final String SYSTEM = "SYSTEM";

  private AuditRoles() {}
}
