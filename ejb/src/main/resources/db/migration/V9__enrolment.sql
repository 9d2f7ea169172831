-- The way to check in without a face, consent texts that admins write, and enrolments that somebody approves.

ALTER TABLE attendance_record
  DROP CONSTRAINT ck_record_source,
  DROP CONSTRAINT ck_record_review;
ALTER TABLE attendance_record
  ADD CONSTRAINT ck_record_source CHECK (source IN ('FACE', 'CODE', 'REVIEW', 'TEACHER', 'IMPORT')),
  ADD CONSTRAINT ck_record_review CHECK (source NOT IN ('CODE', 'REVIEW') OR attempt_id IS NOT NULL);

-- How often a wrong code was typed for a ticket.
ALTER TABLE checkin_ticket
  ADD COLUMN wrong_codes INT NOT NULL DEFAULT 0,
  ADD CONSTRAINT ck_ticket_codes CHECK (wrong_codes BETWEEN 0 AND 5);

-- Who has never chosen has no row and checks in by face. No reason is asked for, so none is kept.
CREATE TABLE checkin_way (
  student_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  way        VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  chosen_at  DATETIME(6) NOT NULL,
  version    INT NOT NULL,
  PRIMARY KEY (student_id),
  CONSTRAINT ck_way CHECK (way IN ('FACE', 'CODE')),
  CONSTRAINT fk_way_student FOREIGN KEY (student_id) REFERENCES user_account (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
