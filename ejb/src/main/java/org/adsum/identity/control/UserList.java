package org.adsum.identity.control;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.adsum.identity.boundary.UserRow;
import org.adsum.identity.entity.AccountState;
import org.adsum.identity.entity.Role;
import org.adsum.shared.control.SqlList;

/** The list of accounts: filters role, state; columns username, name, email, state, createdAt. */
public final class UserList {
  /** The list. */
  public static final SqlList<UserRow> ROWS =
      SqlList.<UserRow>of("user_account", "u", "id")
          .searched("u.username", "u.email")
          .searchedByWord("u.display_name")
          // As a number: as a set, all accounts of the role would be looked up to count a few.
          .filter(
              "role",
              "(select count(*) from user_role r where r.user_id = u.id and r.role = ?) = 1")
          .filter("state", "u.state = ?")
          .sort("username", "u.username")
          .sort("name", "u.display_name")
          .sort("email", "u.email")
          .sort("state", "u.state")
          .sort("createdAt", "u.created_at")
          .ordered("u.username")
          .showing(
              "u.id, u.username, u.display_name, u.email, u.state, u.created_at,"
                  + " (select group_concat(r.role) from user_role r where r.user_id = u.id)",
              row ->
                  new UserRow(
                      row.text(0),
                      row.text(1),
                      row.text(2),
                      row.text(3),
                      roles(row.text(6)),
                      row.word(4, AccountState.class),
                      row.instant(5)));

  private UserList() {}

  private static Set<Role> roles(String words) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (words != null) {
      Arrays.stream(words.split(",")).map(Role::valueOf).forEach(roles::add);
    }
    return roles;
  }
}
