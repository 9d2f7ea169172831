package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.adsum.enrolment.boundary.EnrolmentRequestRow;
import org.adsum.enrolment.entity.EnrolmentRequest;
import org.adsum.enrolment.entity.PendingTemplate;
import org.adsum.enrolment.entity.RequestState;
import org.adsum.identity.entity.Role;

/** Enrolments that wait for approval, their pictures, and ID photos. */
@ApplicationScoped
public class EnrolmentRequestRepository {
  @PersistenceContext EntityManager em;

  /** Adds a request with its sealed capture. */
  public void add(EnrolmentRequest request, byte[] sealedCapture) {
    em.persist(request);
    em.flush();
    em.createNativeQuery("update enrolment_request set sealed_capture = ?1 where id = ?2")
        .setParameter(1, sealedCapture)
        .setParameter(2, request.id())
        .executeUpdate();
  }

  public void add(PendingTemplate template) {
    em.persist(template);
  }

  /** The request, locked: it is decided once. */
  public Optional<EnrolmentRequest> lock(String id) {
    return Optional.ofNullable(em.find(EnrolmentRequest.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The student's pending request, locked. */
  public Optional<EnrolmentRequest> lockPendingOf(String studentId) {
    return em
        .createQuery(
            "select r from EnrolmentRequest r where r.studentId = :student and r.state = :pending",
            EnrolmentRequest.class)
        .setParameter("student", studentId)
        .setParameter("pending", RequestState.PENDING)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The student's newest request, whatever became of it. */
  public Optional<EnrolmentRequest> lastOf(String studentId) {
    return em
        .createQuery(
            "select r from EnrolmentRequest r where r.studentId = :student"
                + " order by r.submittedAt desc, r.id desc",
            EnrolmentRequest.class)
        .setParameter("student", studentId)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  public List<PendingTemplate> templatesOf(String requestId) {
    return em.createQuery(
            "select t from PendingTemplate t where t.requestId = :request order by t.slot",
            PendingTemplate.class)
        .setParameter("request", requestId)
        .getResultList();
  }

  /** Destroys what a request holds of the student: the capture and the templates. */
  public void destroyContents(String requestId) {
    em.createQuery("delete from PendingTemplate t where t.requestId = :request")
        .setParameter("request", requestId)
        .executeUpdate();
    em.createNativeQuery("update enrolment_request set sealed_capture = null where id = ?1")
        .setParameter(1, requestId)
        .executeUpdate();
  }

  /** Those that wait, the oldest first. */
  public List<EnrolmentRequestRow> pending(int first, int size) {
    return em.createQuery(
            "select new org.adsum.enrolment.boundary.EnrolmentRequestRow(r.id, u.id, u.username,"
                + " u.displayName, r.submittedAt, (select count(t.id) from FaceTemplate t where"
                + " t.studentId = u.id)) from EnrolmentRequest r join UserAccount u on u.id ="
                + " r.studentId where r.state = :pending order by r.submittedAt, r.id",
            EnrolmentRequestRow.class)
        .setParameter("pending", RequestState.PENDING)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  public long countPending() {
    return em.createQuery(
            "select count(r.id) from EnrolmentRequest r where r.state = :pending", Long.class)
        .setParameter("pending", RequestState.PENDING)
        .getSingleResult();
  }

  /** Requests that wait since before then. */
  public List<String> pendingSince(Instant before) {
    return em.createQuery(
            "select r.id from EnrolmentRequest r where r.state = :pending and r.submittedAt <"
                + " :before",
            String.class)
        .setParameter("pending", RequestState.PENDING)
        .setParameter("before", before)
        .setMaxResults(500)
        .getResultList();
  }

  /** The sealed picture of a pending request. */
  public Optional<byte[]> sealedCapture(String requestId) {
    return bytes("select sealed_capture from enrolment_request where id = ?1", requestId);
  }

  /** The student's sealed ID photo. */
  public Optional<byte[]> sealedIdPhoto(String studentId) {
    return bytes("select sealed_photo from id_photo where student_id = ?1", studentId);
  }

  private Optional<byte[]> bytes(String sql, String id) {
    List<?> found = em.createNativeQuery(sql).setParameter(1, id).getResultList();
    return found.stream().filter(value -> value != null).map(byte[].class::cast).findFirst();
  }

  public boolean hasIdPhoto(String studentId) {
    return !em.createNativeQuery("select 1 from id_photo where student_id = ?1")
        .setParameter(1, studentId)
        .getResultList()
        .isEmpty();
  }

  /** Keeps a student's ID photo in place of an earlier one. */
  public void putIdPhoto(String studentId, byte[] sealed, String by, Instant at) {
    em.createNativeQuery(
            "insert into id_photo (student_id, sealed_photo, supplied_by, supplied_at)"
                + " values (?1, ?2, ?3, ?4) on duplicate key update sealed_photo = ?2,"
                + " supplied_by = ?3, supplied_at = ?4")
        .setParameter(1, studentId)
        .setParameter(2, sealed)
        .setParameter(3, by)
        .setParameter(4, at)
        .executeUpdate();
  }

  /** Destroys a student's ID photo; false when there was none. */
  public boolean destroyIdPhoto(String studentId) {
    return em.createNativeQuery("delete from id_photo where student_id = ?1")
            .setParameter(1, studentId)
            .executeUpdate()
        == 1;
  }

  /** Destroys the ID photos of all who have no request that waits; returns how many. */
  public int destroyIdleIdPhotos() {
    return em.createNativeQuery(
            "delete from id_photo where student_id not in"
                + " (select pending_key from enrolment_request where pending_key is not null)")
        .executeUpdate();
  }

  /** The id of the student with this user name; empty when there is no such student. */
  public Optional<String> studentNamed(String username) {
    return em
        .createQuery(
            "select u.id from UserAccount u where u.username = :username and :student member of"
                + " u.roles",
            String.class)
        .setParameter("username", username)
        .setParameter("student", Role.STUDENT)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Students with templates that were made before then. */
  public List<String> studentsWithTemplatesBefore(Instant limit) {
    return em.createQuery(
            "select distinct t.studentId from FaceTemplate t where t.createdAt <= :limit",
            String.class)
        .setParameter("limit", limit)
        .setMaxResults(500)
        .getResultList();
  }

  public void flush() {
    em.flush();
  }
}
