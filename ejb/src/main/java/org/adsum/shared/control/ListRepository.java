package org.adsum.shared.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.adsum.shared.boundary.ListQuery;
import org.adsum.shared.boundary.Page;

/** Reads {@link SqlList lists}: a page of them, or all, one after the other. */
@ApplicationScoped
public class ListRepository {
  /** The driver's word for "row by row"; otherwise it gathers all of them first. */
  private static final int ROW_BY_ROW = Integer.MIN_VALUE;

  @PersistenceContext EntityManager em;

  @PersistenceContext(unitName = "reports")
  EntityManager reports;

  /** One page, and how many rows there are in all. */
  public <T> Page<T> page(SqlList<T> list, ListQuery query) {
    return page(
        list, query, () -> ((Number) query(list.count(query)).getSingleResult()).longValue());
  }

  /** The same with a quicker way to count, which is asked only when the page does not tell. */
  @SuppressWarnings("unchecked") // JPA's native queries are not typed by row
  public <T> Page<T> page(SqlList<T> list, ListQuery query, LongSupplier count) {
    List<Object[]> rows = query(list.page(query)).getResultList();
    long total =
        rows.size() < query.size() && (query.first() == 0 || !rows.isEmpty())
            ? query.first() + rows.size()
            : count.getAsLong();
    return new Page<>(rows.stream().map(list::read).toList(), total);
  }

  /**
   * All rows that the query's words and filters find, in its order, whatever page it names. They
   * are never in memory together. Read from the read replica where there is one, which may be some
   * seconds behind. No other file or report can be read in this transaction until the last one.
   */
  @SuppressWarnings("unchecked") // as above
  public <T> void each(SqlList<T> list, ListQuery query, Consumer<T> sink) {
    try (Stream<Object[]> rows =
        query(reports, list.all(query))
            .setHint("org.hibernate.fetchSize", ROW_BY_ROW)
            .getResultStream()) {
      rows.map(list::read).forEach(sink);
    }
  }

  private Query query(SqlList.Statement statement) {
    return query(em, statement);
  }

  private static Query query(EntityManager database, SqlList.Statement statement) {
    Query query = database.createNativeQuery(statement.sql());
    statement.values().forEach(query::setParameter);
    return query;
  }
}
