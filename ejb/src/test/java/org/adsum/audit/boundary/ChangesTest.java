package org.adsum.audit.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.adsum.identity.entity.Role;
import org.junit.jupiter.api.Test;

class ChangesTest {
  @Test
  void onlyWhatDiffersIsTold() {
    String details =
        new Changes()
            .with("by", "import")
            .change("state", "ACTIVE", "INACTIVE")
            .change("room", "B12", "B12")
            .change("title", "Old \"title\"", "New=title")
            .change("number", null, "A")
            .unnamed("name", "Ana", "Anna")
            .toString();
    assertEquals(
        "by=import state=ACTIVE>INACTIVE title=\"Old 'title'\">\"New=title\" number=\"\">A"
            + " name=changed",
        details);
  }

  @Test
  void theLogCallsTheRolesAsTheyAreCalled() {
    assertEquals(Role.ADMIN_NAME, AuditRoles.ADMIN);
    assertEquals(Role.REGISTRAR_NAME, AuditRoles.REGISTRAR);
    assertEquals(Role.AUDITOR_NAME, AuditRoles.AUDITOR);
    assertEquals(Role.SYSTEM_NAME, AuditRoles.SYSTEM);
  }
}
