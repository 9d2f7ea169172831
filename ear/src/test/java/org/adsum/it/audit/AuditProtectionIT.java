package org.adsum.it.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application's own database user cannot do to the log. */
@ExtendWith(Invariants.class)
class AuditProtectionIT {
  private static final int DENIED = 1142;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set details = 'nothing'",
        "delete from audit_entry",
        "delete from audit_anchor",
        "update audit_checkpoint set at = now()",
        "delete from setting_change",
        "drop table audit_entry",
        "truncate table audit_entry",
        "alter table audit_entry drop column hash",
        "create trigger t before insert on audit_entry for each row set new.details = ''"
      })
  void theApplicationsUserIsRefused(String statement) {
    List<String> before = Rows.column("select hex(hash) from audit_entry order by stream, seq");
    SQLException refused = assertThrows(SQLException.class, () -> Rows.asApplication(statement));
    assertEquals(DENIED, refused.getErrorCode(), refused.getMessage());
    List<String> after = Rows.column("select hex(hash) from audit_entry order by stream, seq");
    assertTrue(after.containsAll(before));
  }

  @Test
  void noRightOnTheWholeSchemaIsLeft() throws SQLException {
    assertThrows(SQLException.class, () -> Rows.asApplication("create table anything (id int)"));
  }
}
