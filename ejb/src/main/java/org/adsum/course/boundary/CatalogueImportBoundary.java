package org.adsum.course.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adsum.course.control.CatalogueBulkRepository;
import org.adsum.course.entity.CatalogueKind;
import org.adsum.identity.entity.Role;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.entity.RowChange;
import org.adsum.shared.entity.RowImage;

/**
 * Faculties, terms, courses, sections, rosters and teaching assignments, some hundreds at a time.
 * Whoever calls audits the whole; nothing here changes which sessions of the past a student
 * belonged to.
 */
@Stateless
public class CatalogueImportBoundary {
  @Inject CatalogueBulkRepository rows;
  @Inject HeldSessions sessions;
  @Inject Event<RosterChanged> rosters;
  @Inject Clock clock;

  /** Those with these ids. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public List<RowImage> byId(CatalogueKind kind, Collection<String> ids) {
    return rows.byId(kind, ids);
  }

  /** Those with these keys, each the values of {@link CatalogueKind#key()} in order. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public List<RowImage> byKey(CatalogueKind kind, Collection<List<String>> keys) {
    return rows.byKey(kind, keys);
  }

  /** A page, by id, of the roster entries of a term that have not ended. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public List<RowImage> rosterOfTerm(String term, String after, int most) {
    return rows.rosterOfTerm(term, clock.instant(), after, most);
  }

  /** A page, by id, of the teaching assignments of a term. */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public List<RowImage> teachingOfTerm(String term, String after, int most) {
    return rows.teachingOfTerm(term, after, most);
  }

  /**
   * Makes them. A roster entry may not begin before {@code notBefore}, nor overlap another of the
   * same student and section.
   *
   * @throws Problem import-stale when a roster entry overlaps; already-exists
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void create(CatalogueKind kind, List<RowImage> made, Instant notBefore) {
    if (kind == CatalogueKind.ROSTER) {
      made.forEach(row -> requireFuture(row.values().get("valid_from"), notBefore));
    }
    rows.insert(kind, made);
    if (kind == CatalogueKind.ROSTER) {
      List<String> ids = made.stream().map(RowImage::id).toList();
      requireNoOverlap(ids);
      tell(ids);
    }
  }

  /**
   * Changes them, if they are as they must be before. Of a roster entry only what lies after {@code
   * notBefore} may change.
   *
   * @throws Problem import-stale
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void change(CatalogueKind kind, List<RowChange> changes, Instant notBefore) {
    rows.require(kind, changes);
    if (kind == CatalogueKind.ROSTER) {
      changes.forEach(change -> requireNothingPast(change, notBefore));
    }
    rows.update(kind, changes);
    if (kind == CatalogueKind.ROSTER) {
      List<String> ids = changes.stream().map(RowChange::id).toList();
      requireNoOverlap(ids);
      tell(ids);
    }
  }

  /**
   * Takes teaching assignments away, if they are there.
   *
   * @throws Problem import-stale
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void removeTeaching(List<RowChange> gone) {
    rows.require(CatalogueKind.TEACHING, gone);
    rows.delete(CatalogueKind.TEACHING, gone.stream().map(RowChange::id).toList());
  }

  /**
   * Takes back what {@link #create} made at {@code since}, if it is still so.
   *
   * @throws Problem import-stale when it was changed; import-used when sessions were held with that
   *     roster
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void uncreate(CatalogueKind kind, List<RowChange> made, Instant since) {
    rows.require(kind, made);
    List<String> ids = made.stream().map(RowChange::id).toList();
    requireNoSessions(kind, ids, since);
    if (kind == CatalogueKind.ROSTER) {
      tell(ids);
    }
    try {
      rows.delete(kind, ids);
    } catch (org.hibernate.exception.ConstraintViolationException used) {
      throw new Problem(ProblemCode.IMPORT_USED);
    }
  }

  /**
   * Sets back what {@link #change} changed at {@code since}, if it is still so.
   *
   * @throws Problem import-stale when it was changed; import-used when sessions were held with that
   *     roster
   */
  @RolesAllowed({Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void unchange(CatalogueKind kind, List<RowChange> changes, Instant since) {
    rows.require(kind, changes);
    List<String> ids = changes.stream().map(RowChange::id).toList();
    requireNoSessions(kind, ids, since);
    rows.update(kind, changes);
    if (kind == CatalogueKind.ROSTER) {
      requireNoOverlap(ids);
      tell(ids);
    }
  }

  /** Tells of the sections that these roster entries belong to. */
  private void tell(List<String> ids) {
    rows.byId(CatalogueKind.ROSTER, ids).stream()
        .map(row -> row.values().get("section_id"))
        .distinct()
        .forEach(section -> rosters.fire(new RosterChanged(section)));
  }

  private void requireNoSessions(CatalogueKind kind, List<String> ids, Instant since) {
    if (kind == CatalogueKind.ROSTER) {
      List<String> sections =
          rows.byId(kind, ids).stream()
              .map(row -> row.values().get("section_id"))
              .distinct()
              .toList();
      if (sessions.anySince(sections, since)) {
        throw new Problem(ProblemCode.IMPORT_USED);
      }
    }
  }

  private void requireNoOverlap(List<String> entries) {
    if (rows.anyOverlap(entries)) {
      throw new Problem(ProblemCode.IMPORT_STALE);
    }
  }

  private static void requireNothingPast(RowChange change, Instant notBefore) {
    for (Map<String, String> side : List.of(change.before(), change.after())) {
      Stream.of("valid_from", "valid_to")
          .filter(side::containsKey)
          .forEach(column -> requireFuture(side.get(column), notBefore));
    }
  }

  private static void requireFuture(String time, Instant notBefore) {
    if (time != null && Instant.parse(time).isBefore(notBefore)) {
      throw new Problem(ProblemCode.IMPORT_STALE);
    }
  }
}
