package org.adsum.it.docs;

import java.util.List;
import java.util.stream.Collectors;
import org.adsum.it.support.Rows;

/** Writes docs/schema.md from the database's own catalogue. */
final class SchemaPage {
  private static final String HEAD =
      """
      # The schema

      Written from a running database by `SchemaDocIT`; do not edit. The rules behind it: `package-info.java` of each capability.
      Ids are ULIDs, times are UTC with microseconds, enums are words. A column that is *generated* exists to make a rule a key, such
      as "one open session a section".

      """;

  private SchemaPage() {}

  static String ofRunningDatabase() {
    return HEAD
        + Rows.column(
                "select table_name from information_schema.tables where table_schema = database()"
                    + " and table_name not in ('flyway_schema_history', 'JBOSS_EJB_TIMER') order by table_name")
            .stream()
            .map(SchemaPage::table)
            .collect(Collectors.joining("\n"));
  }

  private static String table(String name) {
    String columns =
        Rows.column(
                "select concat('| `', column_name, '` | ', column_type, ' | ',"
                    + " if(is_nullable = 'YES', 'may be null', ''), ' | ',"
                    + " if(extra like '%GENERATED%', 'generated', ''), ' |')"
                    + " from information_schema.columns where table_schema = database() and table_name = ?"
                    + " order by ordinal_position",
                name)
            .stream()
            .collect(Collectors.joining("\n"));
    return "## "
        + name
        + "\n\n| column | type | null | |\n|---|---|---|---|\n"
        + columns
        + "\n\n"
        + list("Keys", keys(name))
        + list("References", references(name))
        + list("Checks", checks(name));
  }

  private static List<String> keys(String table) {
    return Rows.column(
        "select concat(if(max(non_unique) = 0, 'unique ', 'index '), '`', index_name, '` (',"
            + " group_concat(column_name order by seq_in_index separator ', '), ')')"
            + " from information_schema.statistics where table_schema = database() and table_name = ?"
            + " group by index_name order by max(non_unique), index_name",
        table);
  }

  private static List<String> references(String table) {
    return Rows.column(
        "select concat('`', column_name, '` → `', referenced_table_name, '`') from"
            + " information_schema.key_column_usage where table_schema = database() and table_name = ?"
            + " and referenced_table_name is not null order by column_name",
        table);
  }

  private static List<String> checks(String table) {
    return Rows.column(
        "select concat('`', constraint_name, '`: ', replace(check_clause, '`', '')) from"
            + " information_schema.check_constraints where constraint_schema = database() and table_name = ?"
            + " order by constraint_name",
        table);
  }

  private static String list(String title, List<String> items) {
    return items.isEmpty()
        ? ""
        : title
            + ":\n\n"
            + items.stream().map(i -> "- " + i).collect(Collectors.joining("\n"))
            + "\n\n";
  }
}
