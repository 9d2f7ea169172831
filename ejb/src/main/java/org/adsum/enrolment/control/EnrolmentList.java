package org.adsum.enrolment.control;

import java.util.Map;
import org.adsum.enrolment.boundary.EnrolmentRow;
import org.adsum.shared.control.SqlList;

/**
 * The list of students with their templates: filter status (enrolled, missing, again). The texts
 * use the parameters {@code model} and {@code version} of the model in use.
 */
public final class EnrolmentList {
  private static final String OWN =
      "from face_template t where t.student_id = u.id and t.model_id = :model"
          + " and t.model_version = :version";

  /** The list. */
  public static final SqlList<EnrolmentRow> ROWS =
      SqlList.<EnrolmentRow>of("user_account", "u", "id")
          .searched("u.username")
          .searchedByWord("u.display_name")
          .filterByChoice(
              "status",
              // As numbers: as sets, all templates would be read before the first row comes.
              Map.of(
                  "enrolled", "(select count(*) " + OWN + ") > 0",
                  "missing", "(select count(*) " + OWN + ") = 0",
                  "again",
                      "(select count(*) "
                          + OWN
                          + ") = 0 and (select count(*) from face_template o where o.student_id = u.id) > 0"))
          .filter("state", "u.state = ?")
          .sort("username", "u.username")
          .sort("name", "u.display_name")
          .ordered("u.username")
          .showing(
              "u.id, u.username, u.display_name, (select count(*) "
                  + OWN
                  + "), (select max(t.created_at) "
                  + OWN
                  + "), (select count(*) from face_template o where o.student_id = u.id)",
              row ->
                  new EnrolmentRow(
                      row.text(0),
                      row.text(1),
                      row.text(2),
                      row.number(3),
                      row.instant(4),
                      row.number(5)))
          .within(
              "(select count(*) from user_role r where r.user_id = u.id and r.role = 'STUDENT') = 1",
              Map.of());

  private EnrolmentList() {}
}
