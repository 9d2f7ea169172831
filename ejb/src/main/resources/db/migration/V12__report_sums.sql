-- Sums of closed sessions, from which the reports are made: five million records are too many to be read for a page.
-- They can be made anew at any time from records and rosters; nothing else is kept here.

-- Sections whose sums are out of date. Written in the transaction that changes a record, a roster or a session.
CREATE TABLE section_sum_due (
  section_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (section_id),
  CONSTRAINT fk_due_section FOREIGN KEY (section_id) REFERENCES section (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Of those who belonged to the section when the session opened.
CREATE TABLE session_sum (
  session_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  section_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  opens_at   DATETIME(6) NOT NULL,
  expected   INT NOT NULL,
  present    INT NOT NULL,
  late       INT NOT NULL,
  excused    INT NOT NULL,
  PRIMARY KEY (session_id),
  CONSTRAINT fk_session_sum_session FOREIGN KEY (session_id) REFERENCES attendance_session (id) ON DELETE CASCADE,
  CONSTRAINT fk_session_sum_section FOREIGN KEY (section_id) REFERENCES section (id) ON DELETE CASCADE,
  KEY ix_session_sum_time (opens_at, section_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Of the closed sessions during which the student belonged to the section.
CREATE TABLE student_sum (
  section_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  student_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  expected   INT NOT NULL,
  present    INT NOT NULL,
  late       INT NOT NULL,
  excused    INT NOT NULL,
  PRIMARY KEY (section_id, student_id),
  CONSTRAINT fk_student_sum_section FOREIGN KEY (section_id) REFERENCES section (id) ON DELETE CASCADE,
  CONSTRAINT fk_student_sum_student FOREIGN KEY (student_id) REFERENCES user_account (id) ON DELETE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

INSERT INTO section_sum_due (section_id) SELECT id FROM section;

-- Refusals over time.
ALTER TABLE checkin_attempt ADD KEY ix_attempt_refused (state, submitted_at, reason, session_id);
