package org.adsum.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.adsum.shared.control.BulkTable;
import org.adsum.shared.entity.RowChange;
import org.adsum.shared.entity.RowImage;
import org.hibernate.Session;

/** Many accounts at once. The roles of one are a value of words in alphabetical order. */
@ApplicationScoped
public class AccountBulkRepository {
  /** The name of the value that holds the roles. */
  public static final String ROLES = "roles";

  private static final BulkTable ACCOUNTS = new BulkTable("user_account", columns(), true);
  private static final int ROWS = 500;

  @PersistenceContext EntityManager em;

  public List<RowImage> find(String column, Collection<String> values) {
    em.flush();
    return em.unwrap(Session.class)
        .doReturningWork(database -> withRoles(database, ACCOUNTS.find(database, column, values)));
  }

  /** A page of active accounts without a role in the console, by id. */
  public List<RowImage> ordinary(String after, int most) {
    return em.unwrap(Session.class)
        .doReturningWork(
            database ->
                withRoles(
                    database,
                    ACCOUNTS.page(
                        database,
                        "t.id > ? and t.state = 'ACTIVE' and not exists (select 1 from user_role r"
                            + " where r.user_id = t.id and r.role in ('ADMIN', 'REGISTRAR', 'AUDITOR'))",
                        List.of(after),
                        most)));
  }

  public void insert(List<RowImage> rows, Instant at) {
    em.unwrap(Session.class)
        .doWork(
            database -> {
              ACCOUNTS.insert(
                  database,
                  rows,
                  Map.of("created_at", LocalDateTime.ofInstant(at, ZoneOffset.UTC)));
              List<String[]> roles = new ArrayList<>();
              rows.forEach(row -> add(roles, row.id(), row.values().get(ROLES)));
              addRoles(database, roles);
            });
  }

  public void require(List<RowChange> changes) {
    em.flush();
    em.unwrap(Session.class).doWork(database -> ACCOUNTS.require(database, changes));
  }

  public void update(List<RowChange> changes) {
    em.unwrap(Session.class)
        .doWork(
            database -> {
              ACCOUNTS.update(database, changes);
              changeRoles(database, changes);
            });
    em.clear();
  }

  /** Only what is different goes, so that a role that stays keeps its scopes. */
  private static void changeRoles(Connection database, List<RowChange> changes)
      throws SQLException {
    List<String[]> added = new ArrayList<>();
    try (PreparedStatement remove =
        database.prepareStatement("delete from user_role where user_id = ? and role = ?")) {
      for (RowChange change : changes) {
        if (change.after().containsKey(ROLES)) {
          List<String> before = words(change.before().get(ROLES));
          List<String> after = words(change.after().get(ROLES));
          for (String role : before) {
            if (!after.contains(role)) {
              remove.setString(1, change.id());
              remove.setString(2, role);
              remove.addBatch();
            }
          }
          after.stream()
              .filter(role -> !before.contains(role))
              .forEach(role -> added.add(new String[] {change.id(), role}));
        }
      }
      remove.executeBatch();
    }
    addRoles(database, added);
  }

  public void removeTokens(List<String> ids) {
    em.unwrap(Session.class)
        .doWork(
            database ->
                BulkTable.runForAll(database, "delete from api_token where user_id in (%s)", ids));
  }

  public void delete(List<String> ids) {
    em.unwrap(Session.class)
        .doWork(
            database -> {
              BulkTable.runForAll(database, "delete from user_role where user_id in (%s)", ids);
              ACCOUNTS.delete(database, ids);
            });
    em.clear();
  }

  private static List<RowImage> withRoles(Connection database, List<RowImage> accounts)
      throws SQLException {
    Map<String, TreeSet<String>> roles = new HashMap<>();
    for (int from = 0; from < accounts.size(); from += ROWS) {
      List<RowImage> some = accounts.subList(from, Math.min(accounts.size(), from + ROWS));
      String sql =
          "select user_id, role from user_role where user_id in ("
              + String.join(", ", Collections.nCopies(some.size(), "?"))
              + ")";
      try (PreparedStatement query = database.prepareStatement(sql)) {
        for (int i = 0; i < some.size(); i++) {
          query.setString(i + 1, some.get(i).id());
        }
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            roles.computeIfAbsent(rows.getString(1), id -> new TreeSet<>()).add(rows.getString(2));
          }
        }
      }
    }
    accounts.forEach(
        account ->
            account
                .values()
                .put(ROLES, String.join(" ", roles.getOrDefault(account.id(), new TreeSet<>()))));
    return accounts;
  }

  private static void addRoles(Connection database, List<String[]> roles) throws SQLException {
    for (int from = 0; from < roles.size(); from += ROWS) {
      List<String[]> some = roles.subList(from, Math.min(roles.size(), from + ROWS));
      String sql =
          "insert into user_role (user_id, role) values "
              + String.join(", ", Collections.nCopies(some.size(), "(?, ?)"));
      try (PreparedStatement insert = database.prepareStatement(sql)) {
        int at = 1;
        for (String[] role : some) {
          insert.setString(at++, role[0]);
          insert.setString(at++, role[1]);
        }
        insert.executeUpdate();
      }
    }
  }

  private static void add(List<String[]> roles, String id, String words) {
    words(words).forEach(role -> roles.add(new String[] {id, role}));
  }

  private static List<String> words(String text) {
    return text == null || text.isBlank() ? List.of() : List.of(text.split(" "));
  }

  private static Map<String, BulkTable.Type> columns() {
    Map<String, BulkTable.Type> columns = new LinkedHashMap<>();
    for (String column :
        List.of("username", "display_name", "email", "issuer", "subject", "state")) {
      columns.put(column, BulkTable.Type.TEXT);
    }
    return columns;
  }
}
