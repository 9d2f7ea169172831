-- What an instance of the first version kept: two people, a course, a closed lesson with a judged check-in, an open one with
-- a check-in that waits, a template, and the chain of the lesson's audit log.
INSERT INTO user_account (id, username, display_name, state, created_at, version) VALUES
  ('U0000000000000000000000001', 'old-teacher', 'Old Teacher', 'ACTIVE', '2025-09-01 08:00:00', 0),
  ('U0000000000000000000000002', 'old-student', 'Old Student', 'ACTIVE', '2025-09-01 08:00:00', 0);
INSERT INTO user_role (user_id, role) VALUES
  ('U0000000000000000000000001', 'TEACHER'), ('U0000000000000000000000002', 'STUDENT');
INSERT INTO term (id, code, title, starts_on, ends_on, version) VALUES
  ('T0000000000000000000000001', 'OLD', 'Old term', '2025-09-01', '2026-02-28', 0);
INSERT INTO course (id, code, title, version) VALUES ('C0000000000000000000000001', 'OLD-1', 'Old course', 0);
INSERT INTO section (id, course_id, term_id, number, room, version) VALUES
  ('S0000000000000000000000001', 'C0000000000000000000000001', 'T0000000000000000000000001', '1', 'R 7', 0);
INSERT INTO teaching_assignment (id, section_id, teacher_id) VALUES
  ('A0000000000000000000000001', 'S0000000000000000000000001', 'U0000000000000000000000001');
INSERT INTO roster_entry (id, section_id, student_id, valid_from) VALUES
  ('R0000000000000000000000001', 'S0000000000000000000000001', 'U0000000000000000000000002', '2025-09-01');
INSERT INTO biometric_consent (id, student_id, seq, kind, policy_version, given_by, at) VALUES
  ('B0000000000000000000000001', 'U0000000000000000000000002', 1, 'GIVEN', 1, 'U0000000000000000000000002', '2025-09-02');
INSERT INTO face_template (id, student_id, model_id, model_version, slot, sealed_embedding, quality, created_at) VALUES
  ('F0000000000000000000000001', 'U0000000000000000000000002', 'old-model', '1', 1, x'00010203', 0.9, '2025-09-02');
INSERT INTO verification_policy (version, model_id, model_version, match_similarity, match_fmr, review_similarity, liveness_mode, created_at) VALUES
  (1, 'old-model', '1', 0.5, 0.0001, 0.4, 'ADVISORY', '2025-09-01');
INSERT INTO attendance_session (id, tag, section_id, room, opens_at, late_from, closes_at, state, step_seconds, sealed_key, opened_by, closed_at, version) VALUES
  ('L0000000000000000000000001', 'AAAAAA', 'S0000000000000000000000001', 'R 7', '2025-10-01 08:00:00', '2025-10-01 08:10:00', '2025-10-01 09:00:00', 'CLOSED', 10, x'00', 'U0000000000000000000000001', '2025-10-01 09:00:00', 1),
  ('L0000000000000000000000002', 'BBBBBB', 'S0000000000000000000000001', 'R 7', '2025-10-02 08:00:00', '2025-10-02 08:10:00', '2025-10-02 09:00:00', 'OPEN', 10, x'00', 'U0000000000000000000000001', NULL, 0);
INSERT INTO checkin_ticket (id, secret_hash, session_id, student_id, issued_at, expires_at, state, version) VALUES
  ('K0000000000000000000000001', x'01', 'L0000000000000000000000001', 'U0000000000000000000000002', '2025-10-01 08:01:00', '2025-10-01 08:04:00', 'SPENT', 1),
  ('K0000000000000000000000002', x'02', 'L0000000000000000000000002', 'U0000000000000000000000002', '2025-10-02 08:01:00', '2025-10-02 08:04:00', 'SPENT', 1);
INSERT INTO checkin_attempt (id, ticket_id, session_id, student_id, idempotency_key, submitted_at, expires_at, state, reason, deliveries, concluded_at, version) VALUES
  ('P0000000000000000000000001', 'K0000000000000000000000001', 'L0000000000000000000000001', 'U0000000000000000000000002', 'one', '2025-10-01 08:01:30', '2025-10-01 08:04:30', 'ACCEPTED', NULL, 1, '2025-10-01 08:01:33', 2),
  ('P0000000000000000000000002', 'K0000000000000000000000002', 'L0000000000000000000000002', 'U0000000000000000000000002', 'two', '2025-10-02 08:01:30', '2025-10-02 08:04:30', 'PENDING', NULL, 0, NULL, 0);
INSERT INTO verification_result (attempt_id, outcome, decision, similarity, liveness, usable_frames, model_id, model_version, policy_version, millis, at) VALUES
  ('P0000000000000000000000001', 'OK', 'MATCH', 0.7, 0.9, 3, 'old-model', '1', 1, 200, '2025-10-01 08:01:33');
INSERT INTO attendance_record (id, session_id, student_id, status, source, at, attempt_id, version) VALUES
  ('D0000000000000000000000001', 'L0000000000000000000000001', 'U0000000000000000000000002', 'PRESENT', 'FACE', '2025-10-01 08:01:30', 'P0000000000000000000000001', 0);
INSERT INTO audit_stream (name, last_seq, last_hash) VALUES ('session:L0000000000000000000000001', 1, x'AB');
INSERT INTO audit_entry (stream, seq, at, actor, action, subject, details, prev_hash, hash) VALUES
  ('session:L0000000000000000000000001', 1, '2025-10-01 08:01:33', 'SYSTEM', 'record.created', 'U0000000000000000000000002', 'status=PRESENT', x'00', x'AB');
