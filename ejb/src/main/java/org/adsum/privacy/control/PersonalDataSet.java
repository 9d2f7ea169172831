package org.adsum.privacy.control;

import java.util.List;

/**
 * All that Adsum knows of a person, in one place: what goes into the person's own copy and, where
 * no capability does it, what an erasure removes. A table that names people and is not here is a
 * defect. {@code ?1} is the person's id; times are written as ISO 8601 in UTC.
 *
 * <p>Left out: scores and thresholds, which would help to deceive the face check; templates, which
 * are of no use to anybody without this server's keys; and look-alikes, which are about somebody
 * else as well.
 */
public enum PersonalDataSet {
  ACCOUNT(
      "username,name,email,issuer,subject,state,created_at",
      "select u.username, u.display_name, u.email, u.issuer, u.subject, u.state, {u.created_at}"
          + " from user_account u where u.id = ?1"),
  ROLES(
      "role,faculty,course",
      "select r.role, f.code, c.code from user_role r left join role_scope s on s.user_id ="
          + " r.user_id and s.role = r.role left join faculty f on f.id = s.faculty_id left join"
          + " course c on c.id = s.course_id where r.user_id = ?1 order by r.role, f.code, c.code"),
  PASSWORD(
      "changed_at,failures,locked_until",
      "select {p.changed_at}, p.failures, {p.locked_until} from local_credential p"
          + " where p.user_id = ?1"),
  API_TOKENS(
      "issued_at,expires_at",
      "select {t.issued_at}, {t.expires_at} from api_token t where t.user_id = ?1"
          + " order by t.issued_at"),
  ROSTERS(
      "section,title,term,from,until",
      "select concat(c.code, '-', s.number), c.title, t.code, {e.valid_from}, {e.valid_to}"
          + " from roster_entry e join section s on s.id = e.section_id join course c on c.id ="
          + " s.course_id join term t on t.id = s.term_id where e.student_id = ?1"
          + " order by e.valid_from"),
  TEACHING(
      "section,title,term",
      "select concat(c.code, '-', s.number), c.title, t.code from teaching_assignment a"
          + " join section s on s.id = a.section_id join course c on c.id = s.course_id"
          + " join term t on t.id = s.term_id where a.teacher_id = ?1 order by t.code, c.code"),
  RECORDS(
      "section,title,session_opens_at,status,source,at",
      "select concat(c.code, '-', s.number), c.title, {x.opens_at}, r.status, r.source, {r.at}"
          + " from attendance_record r join attendance_session x on x.id = r.session_id"
          + " join section s on s.id = x.section_id join course c on c.id = s.course_id"
          + " where r.student_id = ?1 order by x.opens_at"),
  CORRECTIONS(
      "section,session_opens_at,from_status,to_status,reason,at",
      "select concat(c.code, '-', s.number), {x.opens_at}, k.from_status, k.to_status, k.reason,"
          + " {k.at} from attendance_correction k join attendance_record r on r.id = k.record_id"
          + " join attendance_session x on x.id = r.session_id join section s on s.id ="
          + " x.section_id join course c on c.id = s.course_id where r.student_id = ?1"
          + " order by k.at"),
  SCANS(
      "section,session_opens_at,at,state",
      "select concat(c.code, '-', s.number), {x.opens_at}, {k.issued_at}, k.state"
          + " from checkin_ticket k join attendance_session x on x.id = k.session_id"
          + " join section s on s.id = x.section_id join course c on c.id = s.course_id"
          + " where k.student_id = ?1 order by k.issued_at"),
  CHECK_INS(
      "section,session_opens_at,submitted_at,concluded_at,state,reason",
      "select concat(c.code, '-', s.number), {x.opens_at}, {a.submitted_at}, {a.concluded_at},"
          + " a.state, a.reason from checkin_attempt a join attendance_session x on x.id ="
          + " a.session_id join section s on s.id = x.section_id join course c on c.id ="
          + " s.course_id where a.student_id = ?1 order by a.submitted_at"),
  CONSENTS(
      "statement,text_version,at,by",
      "select b.kind, b.policy_version, {b.at},"
          + " case when b.given_by = b.student_id then 'me' else 'staff' end"
          + " from biometric_consent b where b.student_id = ?1 order by b.seq"),
  FACE_ENROLMENT(
      "templates,model,model_version,consent_text_version,enrolled_at",
      "select count(*), f.model_id, f.model_version, f.consent_version, {min(f.created_at)}"
          + " from face_template f where f.student_id = ?1"
          + " group by f.model_id, f.model_version, f.consent_version"),
  ENROLMENT_REQUESTS(
      "submitted_at,state,reason,decided_at",
      "select {q.submitted_at}, q.state, q.reason, {q.decided_at} from enrolment_request q"
          + " where q.student_id = ?1 order by q.submitted_at",
      "delete from enrolment_request where student_id = ?1"),
  CHECK_IN_WAY(
      "way,chosen_at",
      "select w.way, {w.chosen_at} from checkin_way w where w.student_id = ?1",
      "delete from checkin_way where student_id = ?1"),
  SIGN_INS(
      "signed_in_at,seen_at,address,agent",
      "select {i.signed_in_at}, {i.seen_at}, i.address, i.agent from sign_in_session i"
          + " where i.user_id = ?1 order by i.signed_in_at",
      "delete from sign_in_session where user_id = ?1"),
  PROVISIONED_NAMES(
      "client,external_id,given_name,family_name",
      "select c.name, l.external_id, l.given_name, l.family_name from scim_link l"
          + " join scim_client c on c.id = l.client_id where l.user_id = ?1 order by c.name",
      "delete from scim_link where user_id = ?1"),
  IMPORTED_AS(
      "external_id",
      "select x.external_id from external_ref x where x.kind = 'USER' and x.target_id = ?1",
      "delete from external_ref where kind = 'USER' and target_id = ?1"),
  IMPORTED_LINES(
      "imported_at,state,before,after",
      "select {b.made_at}, l.state, l.before_json, l.after_json from import_row l join import_batch b"
          + " on b.id = l.batch_id where l.kind = 'USER' and l.target_id = ?1 order by b.made_at",
      "delete from import_row where kind = 'USER' and target_id = ?1"),
  SESSIONS_OPENED(
      "section,opens_at,closes_at,state",
      "select concat(c.code, '-', s.number), {x.opens_at}, {x.closes_at}, x.state"
          + " from attendance_session x join section s on s.id = x.section_id join course c"
          + " on c.id = s.course_id where x.opened_by = ?1 order by x.opens_at"),
  CORRECTIONS_MADE(
      "at,from_status,to_status,reason",
      "select {k.at}, k.from_status, k.to_status, k.reason from attendance_correction k"
          + " where k.made_by = ?1 order by k.at"),
  REVIEWS_DECIDED(
      "decided_at,decision",
      "select {k.decided_at}, k.state from review_case k where k.decided_by = ?1"
          + " order by k.decided_at"),
  ERASURE_REQUESTS(
      "requested_at,state,answer,due_at",
      "select {q.requested_at}, q.state, q.answer, {q.due_at} from erasure_request q"
          + " where q.user_id = ?1 order by q.requested_at"),
  LOG_ABOUT_ME(
      "at,action,details,by",
      "select {l.at}, l.action, l.details, case when l.actor = l.subject then 'me' else 'other' end"
          + " from audit_entry l where l.subject = ?1 order by l.at, l.stream, l.seq"),
  LOG_OF_WHAT_I_DID(
      "at,action,details",
      "select {l.at}, l.action, l.details from audit_entry l where l.actor = ?1"
          + " and l.subject <> ?1 order by l.at, l.stream, l.seq");

  private final List<String> columns;
  private final String query;
  private final String removal;

  PersonalDataSet(String columns, String query) {
    this(columns, query, null);
  }

  PersonalDataSet(String columns, String query, String removal) {
    this.columns = List.of(columns.split(","));
    // Times in braces: the same text whatever zone the connection is set to.
    this.query = query.replaceAll("\\{(.+?)\\}", "date_format($1, '%Y-%m-%dT%H:%i:%s.%fZ')");
    this.removal = removal;
  }

  /** Its name in the copy: {@code check-ins}. */
  public String title() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Names of the columns, in the order of the query. */
  public List<String> columns() {
    return columns;
  }

  String query() {
    return query;
  }

  /** What an erasure does with the table besides; null when its capability does it. */
  String removal() {
    return removal;
  }
}
