package org.adsum.privacy.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import org.adsum.identity.boundary.UserBoundary;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.privacy.control.DataExport;
import org.adsum.privacy.control.PrivacyLog;

/** The copy of a person's data. It is written while it is read, so no transaction is held open. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OwnDataBoundary {
  @Inject DataExport export;
  @Inject UserBoundary users;
  @Inject PrivacyLog log;
  @Resource SessionContext context;

  /** Writes the caller's own data as a ZIP. */
  @RolesAllowed({
    Role.ADMIN_NAME,
    Role.REGISTRAR_NAME,
    Role.TEACHER_NAME,
    Role.STUDENT_NAME,
    Role.AUDITOR_NAME
  })
  public void writeMine(OutputStream out) throws IOException {
    UserId caller = new UserId(context.getCallerPrincipal().getName());
    log.append("data.exported", caller.value(), "by=self");
    export.write(caller, out);
  }

  /**
   * Returns when there is such a person, for the answer to begin.
   *
   * @throws org.adsum.shared.boundary.Problem not-found
   */
  @RolesAllowed(Role.ADMIN_NAME)
  public void require(UserId person) {
    users.get(person);
  }

  /** Writes a person's data as a ZIP, on the person's behalf. */
  @RolesAllowed(Role.ADMIN_NAME)
  public void write(UserId person, OutputStream out) throws IOException {
    users.get(person);
    log.append("data.exported", person.value(), "by=admin");
    export.write(person, out);
  }
}
