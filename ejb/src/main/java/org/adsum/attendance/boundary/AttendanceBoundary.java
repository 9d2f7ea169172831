package org.adsum.attendance.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.adsum.attendance.control.AttendanceRepository;
import org.adsum.attendance.control.SectionRepository;
import org.adsum.attendance.entity.AttendanceRecord;
import org.adsum.attendance.entity.AttendanceStatus;
import org.adsum.attendance.entity.Correction;
import org.adsum.attendance.entity.RecordSource;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.boundary.Changes;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.course.boundary.CourseBoundary;
import org.adsum.course.boundary.SectionId;
import org.adsum.identity.boundary.UserId;
import org.adsum.identity.entity.Role;
import org.adsum.session.boundary.SessionBoundary;
import org.adsum.session.boundary.SessionId;
import org.adsum.session.boundary.SessionView;
import org.adsum.session.entity.SessionState;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;
import org.adsum.shared.control.InputCheck;

/** Attendance records: made by check-ins, corrected by teachers, seen by both. */
@Stateless
public class AttendanceBoundary {
  private static final int LONGEST_HISTORY = 500;

  @Inject AttendanceRepository records;
  @Inject SectionRepository sections;
  @Inject SessionBoundary sessions;
  @Inject CourseBoundary courses;
  @Inject AuditLog audit;
  @Inject Event<RecordChanged> changed;
  @Inject InputCheck input;
  @Inject Ids ids;
  @Inject Clock clock;
  @Resource SessionContext context;

  /**
   * Marks a student by a verified face, in the verdict's transaction. A record that exists stays as
   * it is (rule 3).
   *
   * @param submittedAt decides between PRESENT and LATE
   */
  @RolesAllowed(Role.SYSTEM_NAME)
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public RecordView record(
      SessionView session, UserId student, Instant submittedAt, String attemptId) {
    return mark(session, student, submittedAt, attemptId, RecordSource.FACE);
  }

  /**
   * Marks a student whose check-in a teacher has confirmed, in the transaction of that decision. A
   * record that exists stays as it is (rule 3).
   *
   * @param submittedAt decides between PRESENT and LATE
   * @param source REVIEW, or CODE for a check-in without a face
   * @throws Problem not-found, not-your-section
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME})
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public RecordView confirm(
      SessionView session,
      UserId student,
      Instant submittedAt,
      String attemptId,
      RecordSource source) {
    courses.requireTeacher(new SectionId(session.section()));
    return mark(session, student, submittedAt, attemptId, source);
  }

  private RecordView mark(
      SessionView session,
      UserId student,
      Instant submittedAt,
      String attemptId,
      RecordSource source) {
    Optional<AttendanceRecord> existing = records.find(session.id(), student.value());
    if (existing.isEmpty()) {
      AttendanceStatus status =
          submittedAt.isBefore(session.lateFrom())
              ? AttendanceStatus.PRESENT
              : AttendanceStatus.LATE;
      records.add(
          new AttendanceRecord(
              ids.next(), session.id(), student.value(), status, source, submittedAt, attemptId));
      log(
          session.id(),
          "record.created",
          student,
          "status=" + status + " source=" + source + " attempt=" + attemptId);
      RecordView row = row(session.id(), student);
      changed.fire(new RecordChanged(session.id(), row));
      return row;
    }
    return row(session.id(), student);
  }

  /** The student's record in a session, if there is one. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<RecordView> find(SessionId session, UserId student) {
    return records.row(session.value(), student.value()).filter(row -> row.version() > 0);
  }

  /**
   * The whole roster of a session with what is known of each.
   *
   * @throws Problem not-found, not-your-section
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<RecordView> ofSession(SessionId id) {
    SessionView session = sessions.get(id);
    List<RecordView> rows = records.rows(session.id(), session.section(), rosterTime(session));
    return session.state() == SessionState.CLOSED
        ? rows.stream().map(RecordView::absent).toList()
        : rows;
  }

  /**
   * How many students of each of a section's sessions stand how; the newest session first, at most
   * {@code size}.
   *
   * @throws Problem not-found, not-your-section
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<SessionCounts> countsOfSection(SectionId section, int first, int size) {
    return sections.counts(sessions.ofSection(section, first, size));
  }

  /**
   * How often each student who is on the section's roster now attended its closed sessions, by
   * name.
   *
   * @throws Problem not-found, not-your-section
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME, Role.AUDITOR_NAME})
  public List<StudentAttendance> ofSection(SectionId section) {
    courses.requireReader(section);
    return sections.attendance(section.value(), courses.roster(section, clock.instant()));
  }

  /**
   * Sets a student's status by hand.
   *
   * @throws Problem not-found, not-your-section, not-on-roster, invalid-input, changed-meanwhile;
   *     session-state while the session has not opened or was called off
   */
  @RolesAllowed({Role.TEACHER_NAME, Role.ADMIN_NAME, Role.REGISTRAR_NAME})
  public RecordView correct(SessionId id, UserId student, CorrectionInput wanted) {
    SessionView session = sessions.get(id);
    courses.requireKeeper(new SectionId(session.section()));
    input.require(wanted);
    if (session.state() == SessionState.SCHEDULED || session.state() == SessionState.CANCELLED) {
      throw new Problem(ProblemCode.SESSION_STATE, session.state().name(), wanted.status().name());
    }
    Optional<AttendanceRecord> found = records.lock(id.value(), student.value());
    boolean known =
        found.isPresent()
            || courses.isOnRoster(new SectionId(session.section()), student, rosterTime(session));
    if (!known) {
      throw new Problem(ProblemCode.NOT_ON_ROSTER, session.label());
    }
    if (found.map(AttendanceRecord::version).orElse(0) != wanted.version()) {
      throw new Problem(ProblemCode.CHANGED_MEANWHILE);
    }
    AttendanceStatus before = found.map(AttendanceRecord::status).orElse(null);
    AttendanceRecord record = found.orElseGet(() -> newByTeacher(id, student, wanted.status()));
    record.correct(wanted.status());
    records.flush();
    records.add(
        new Correction(
            ids.next(),
            record,
            before,
            wanted.status(),
            wanted.reason(),
            caller(),
            clock.instant()));
    log(
        id.value(),
        "record.corrected",
        student,
        new Changes().change("status", before, wanted.status()).toString());
    RecordView row = row(id.value(), student);
    changed.fire(new RecordChanged(id.value(), row));
    return row;
  }

  /** The calling student's past, the newest session first. */
  @RolesAllowed(Role.STUDENT_NAME)
  public List<HistoryView> mine() {
    return records.history(caller(), LONGEST_HISTORY);
  }

  private AttendanceRecord newByTeacher(
      SessionId session, UserId student, AttendanceStatus status) {
    AttendanceRecord record =
        new AttendanceRecord(
            ids.next(),
            session.value(),
            student.value(),
            status,
            RecordSource.TEACHER,
            clock.instant(),
            null);
    records.add(record);
    return record;
  }

  /**
   * A live session belongs to who is on the roster now; one that is over, to those who were when it
   * opened.
   */
  private Instant rosterTime(SessionView session) {
    return session.state().isLive() ? clock.instant() : session.opensAt();
  }

  private RecordView row(String session, UserId student) {
    return records
        .row(session, student.value())
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
  }

  private void log(String session, String action, UserId student, String details) {
    audit.append(new AuditEvent("session:" + session, action, student.value(), details));
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
