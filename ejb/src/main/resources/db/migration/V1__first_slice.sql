-- The schema of the first slice. Rules that must hold whatever the code does stand here as keys and checks.
-- Ids are 26-character ULIDs; times are UTC with microseconds; enums are words.

CREATE TABLE user_account (
  id           VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  username     VARCHAR(64)  NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  email        VARCHAR(254),
  issuer       VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin,
  subject      VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin,
  state        VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at   DATETIME(6) NOT NULL,
  version      INT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_user_username UNIQUE (username),
  CONSTRAINT uq_user_subject UNIQUE (issuer, subject),
  CONSTRAINT ck_user_state CHECK (state IN ('ACTIVE', 'INACTIVE')),
  CONSTRAINT ck_user_external CHECK ((issuer IS NULL) = (subject IS NULL)),
  KEY ix_user_name (display_name)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE user_role (
  user_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  role    VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (user_id, role),
  CONSTRAINT fk_role_user FOREIGN KEY (user_id) REFERENCES user_account (id),
  CONSTRAINT ck_role CHECK (role IN ('ADMIN', 'TEACHER', 'STUDENT')),
  KEY ix_role (role, user_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE local_credential (
  user_id      VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  bcrypt       VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  failures     INT NOT NULL,
  locked_until DATETIME(6),
  changed_at   DATETIME(6) NOT NULL,
  version      INT NOT NULL,
  PRIMARY KEY (user_id),
  CONSTRAINT fk_credential_user FOREIGN KEY (user_id) REFERENCES user_account (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE api_token (
  secret_hash VARBINARY(32) NOT NULL,
  user_id     VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  issued_at   DATETIME(6) NOT NULL,
  expires_at  DATETIME(6) NOT NULL,
  PRIMARY KEY (secret_hash),
  CONSTRAINT fk_token_user FOREIGN KEY (user_id) REFERENCES user_account (id),
  KEY ix_token_expiry (expires_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE term (
  id        VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code      VARCHAR(32)  NOT NULL,
  title     VARCHAR(200) NOT NULL,
  starts_on DATE NOT NULL,
  ends_on   DATE NOT NULL,
  version   INT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_term_code UNIQUE (code),
  CONSTRAINT ck_term_order CHECK (starts_on <= ends_on)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE course (
  id      VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code    VARCHAR(32)  NOT NULL,
  title   VARCHAR(200) NOT NULL,
  version INT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_course_code UNIQUE (code)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE section (
  id        VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  course_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  term_id   VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number    VARCHAR(16) NOT NULL,
  room      VARCHAR(64),
  version   INT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_section UNIQUE (course_id, term_id, number),
  CONSTRAINT fk_section_course FOREIGN KEY (course_id) REFERENCES course (id),
  CONSTRAINT fk_section_term FOREIGN KEY (term_id) REFERENCES term (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE teaching_assignment (
  id         VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  section_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  teacher_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_teaching UNIQUE (section_id, teacher_id),
  CONSTRAINT fk_teaching_section FOREIGN KEY (section_id) REFERENCES section (id),
  CONSTRAINT fk_teaching_teacher FOREIGN KEY (teacher_id) REFERENCES user_account (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Effective-dated: a student who leaves keeps the past. valid_to NULL means still there.
CREATE TABLE roster_entry (
  id         VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  section_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  student_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  valid_from DATETIME(6) NOT NULL,
  valid_to   DATETIME(6),
  current_key VARCHAR(53) CHARACTER SET ascii COLLATE ascii_bin
    GENERATED ALWAYS AS (CASE WHEN valid_to IS NULL THEN CONCAT(section_id, ':', student_id) END) STORED,
  PRIMARY KEY (id),
  CONSTRAINT uq_roster UNIQUE (section_id, student_id, valid_from),
  CONSTRAINT uq_roster_current UNIQUE (current_key),
  CONSTRAINT ck_roster_order CHECK (valid_to IS NULL OR valid_from <= valid_to),
  CONSTRAINT fk_roster_section FOREIGN KEY (section_id) REFERENCES section (id),
  CONSTRAINT fk_roster_student FOREIGN KEY (student_id) REFERENCES user_account (id),
  KEY ix_roster_student (student_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE attendance_session (
  id           VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tag          VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  section_id   VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  room         VARCHAR(64),
  opens_at     DATETIME(6) NOT NULL,
  late_from    DATETIME(6) NOT NULL,
  closes_at    DATETIME(6) NOT NULL,
  state        VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  step_seconds INT NOT NULL,
  sealed_key   VARBINARY(128) NOT NULL,
  opened_by    VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  closed_at    DATETIME(6),
  version      INT NOT NULL,
  live_section VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin
    GENERATED ALWAYS AS (CASE WHEN state IN ('OPEN', 'LOCKED') THEN section_id END) STORED,
  PRIMARY KEY (id),
  CONSTRAINT uq_session_tag UNIQUE (tag),
  CONSTRAINT uq_session_live UNIQUE (live_section),
  CONSTRAINT ck_session_state CHECK (state IN ('SCHEDULED', 'OPEN', 'LOCKED', 'CLOSED', 'CANCELLED')),
  CONSTRAINT ck_session_times CHECK (opens_at <= late_from AND late_from <= closes_at AND opens_at < closes_at),
  CONSTRAINT ck_session_step CHECK (step_seconds BETWEEN 5 AND 60),
  CONSTRAINT fk_session_section FOREIGN KEY (section_id) REFERENCES section (id),
  CONSTRAINT fk_session_opener FOREIGN KEY (opened_by) REFERENCES user_account (id),
  KEY ix_session_section (section_id, opens_at),
  KEY ix_session_state (state, closes_at),
  KEY ix_session_opens (opens_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE biometric_consent (
  id             VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  student_id     VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq            INT NOT NULL,
  kind           VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  policy_version INT NOT NULL,
  given_by       VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at             DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_consent UNIQUE (student_id, seq),
  CONSTRAINT ck_consent_kind CHECK (kind IN ('GIVEN', 'WITHDRAWN')),
  CONSTRAINT fk_consent_student FOREIGN KEY (student_id) REFERENCES user_account (id),
  CONSTRAINT fk_consent_giver FOREIGN KEY (given_by) REFERENCES user_account (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- The slot makes "at most five per student and model" a key instead of a hope.
CREATE TABLE face_template (
  id               VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  student_id       VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  model_id         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  model_version    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  slot             INT NOT NULL,
  sealed_embedding VARBINARY(4200) NOT NULL,
  quality          DOUBLE NOT NULL,
  created_at       DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_template_slot UNIQUE (student_id, model_id, model_version, slot),
  CONSTRAINT ck_template_slot CHECK (slot BETWEEN 1 AND 5),
  CONSTRAINT fk_template_student FOREIGN KEY (student_id) REFERENCES user_account (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE verification_policy (
  version           INT NOT NULL,
  model_id          VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  model_version     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  match_similarity  DOUBLE NOT NULL,
  match_fmr         DOUBLE NOT NULL,
  review_similarity DOUBLE NOT NULL,
  liveness_mode     VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at        DATETIME(6) NOT NULL,
  PRIMARY KEY (version),
  CONSTRAINT ck_policy_order CHECK (review_similarity <= match_similarity),
  CONSTRAINT ck_policy_range CHECK (match_similarity BETWEEN -1 AND 1 AND review_similarity BETWEEN -1 AND 1),
  CONSTRAINT ck_policy_liveness CHECK (liveness_mode IN ('OFF', 'ADVISORY'))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE checkin_ticket (
  id          VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  secret_hash VARBINARY(32) NOT NULL,
  session_id  VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  student_id  VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin,
  issued_at   DATETIME(6) NOT NULL,
  expires_at  DATETIME(6) NOT NULL,
  state       VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version     INT NOT NULL,
  live_key VARCHAR(53) CHARACTER SET ascii COLLATE ascii_bin
    GENERATED ALWAYS AS (CASE WHEN state = 'LIVE' AND student_id IS NOT NULL THEN CONCAT(session_id, ':', student_id) END) STORED,
  PRIMARY KEY (id),
  CONSTRAINT uq_ticket_secret UNIQUE (secret_hash),
  CONSTRAINT uq_ticket_live UNIQUE (live_key),
  CONSTRAINT ck_ticket_state CHECK (state IN ('LIVE', 'SPENT', 'REPLACED')),
  CONSTRAINT fk_ticket_session FOREIGN KEY (session_id) REFERENCES attendance_session (id),
  CONSTRAINT fk_ticket_student FOREIGN KEY (student_id) REFERENCES user_account (id),
  KEY ix_ticket_expiry (expires_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE checkin_attempt (
  id              VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ticket_id       VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  session_id      VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  student_id      VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  idempotency_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  submitted_at    DATETIME(6) NOT NULL,
  expires_at      DATETIME(6) NOT NULL,
  state           VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason          VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin,
  deliveries      INT NOT NULL,
  concluded_at    DATETIME(6),
  version         INT NOT NULL,
  pending_key VARCHAR(53) CHARACTER SET ascii COLLATE ascii_bin
    GENERATED ALWAYS AS (CASE WHEN state = 'PENDING' THEN CONCAT(session_id, ':', student_id) END) STORED,
  PRIMARY KEY (id),
  CONSTRAINT uq_attempt_ticket UNIQUE (ticket_id),
  CONSTRAINT uq_attempt_key UNIQUE (student_id, idempotency_key),
  CONSTRAINT uq_attempt_pending UNIQUE (pending_key),
  CONSTRAINT ck_attempt_state CHECK (state IN ('PENDING', 'ACCEPTED', 'REJECTED', 'REVIEW', 'EXPIRED', 'FAILED')),
  CONSTRAINT ck_attempt_concluded CHECK ((state = 'PENDING') = (concluded_at IS NULL)),
  CONSTRAINT fk_attempt_ticket FOREIGN KEY (ticket_id) REFERENCES checkin_ticket (id),
  CONSTRAINT fk_attempt_session FOREIGN KEY (session_id) REFERENCES attendance_session (id),
  CONSTRAINT fk_attempt_student FOREIGN KEY (student_id) REFERENCES user_account (id),
  KEY ix_attempt_session (session_id, student_id, submitted_at),
  KEY ix_attempt_overdue (state, expires_at),
  KEY ix_attempt_submitted (submitted_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE verification_result (
  attempt_id     VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  outcome        VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  decision       VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  similarity     DOUBLE,
  liveness       DOUBLE,
  usable_frames  INT NOT NULL,
  model_id       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  model_version  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  policy_version INT NOT NULL,
  millis         INT NOT NULL,
  at             DATETIME(6) NOT NULL,
  PRIMARY KEY (attempt_id),
  CONSTRAINT ck_result_decision CHECK (decision IN ('MATCH', 'NO_MATCH', 'REVIEW', 'UNUSABLE')),
  CONSTRAINT fk_result_attempt FOREIGN KEY (attempt_id) REFERENCES checkin_attempt (id),
  CONSTRAINT fk_result_policy FOREIGN KEY (policy_version) REFERENCES verification_policy (version)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE attendance_record (
  id         VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  session_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  student_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status     VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source     VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at         DATETIME(6) NOT NULL,
  attempt_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin,
  version    INT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_record UNIQUE (session_id, student_id),
  CONSTRAINT uq_record_attempt UNIQUE (attempt_id),
  CONSTRAINT ck_record_status CHECK (status IN ('PRESENT', 'LATE', 'ABSENT', 'EXCUSED')),
  CONSTRAINT ck_record_source CHECK (source IN ('FACE', 'REVIEW', 'TEACHER', 'IMPORT')),
  CONSTRAINT ck_record_face CHECK (source <> 'FACE' OR attempt_id IS NOT NULL),
  CONSTRAINT fk_record_session FOREIGN KEY (session_id) REFERENCES attendance_session (id),
  CONSTRAINT fk_record_student FOREIGN KEY (student_id) REFERENCES user_account (id),
  CONSTRAINT fk_record_attempt FOREIGN KEY (attempt_id) REFERENCES checkin_attempt (id),
  KEY ix_record_student (student_id, at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE attendance_correction (
  id          VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  record_id   VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq         INT NOT NULL,
  from_status VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin,
  to_status   VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason      VARCHAR(500) NOT NULL,
  made_by     VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_correction UNIQUE (record_id, seq),
  CONSTRAINT ck_correction_reason CHECK (CHAR_LENGTH(TRIM(reason)) >= 3),
  CONSTRAINT fk_correction_record FOREIGN KEY (record_id) REFERENCES attendance_record (id),
  CONSTRAINT fk_correction_user FOREIGN KEY (made_by) REFERENCES user_account (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- One row a stream: its lock serialises the chain of that stream and of no other.
CREATE TABLE audit_stream (
  name      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  last_seq  BIGINT NOT NULL,
  last_hash VARBINARY(32) NOT NULL,
  PRIMARY KEY (name)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE audit_entry (
  stream    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq       BIGINT NOT NULL,
  at        DATETIME(6) NOT NULL,
  actor     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  action    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  details   VARCHAR(2000) NOT NULL,
  prev_hash VARBINARY(32) NOT NULL,
  hash      VARBINARY(32) NOT NULL,
  PRIMARY KEY (stream, seq),
  CONSTRAINT fk_audit_stream FOREIGN KEY (stream) REFERENCES audit_stream (name),
  KEY ix_audit_subject (subject, at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
