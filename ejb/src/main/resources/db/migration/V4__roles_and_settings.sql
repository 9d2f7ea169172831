-- Who may do what in which part of the university, and what admins may set while the server runs.

ALTER TABLE user_role DROP CONSTRAINT ck_role;
ALTER TABLE user_role ADD CONSTRAINT ck_role CHECK (role IN ('ADMIN', 'REGISTRAR', 'TEACHER', 'STUDENT', 'AUDITOR'));

CREATE TABLE faculty (
  id      VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code    VARCHAR(32)  NOT NULL,
  title   VARCHAR(200) NOT NULL,
  version INT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_faculty_code UNIQUE (code)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Courses of before belong to no faculty.
ALTER TABLE course
  ADD COLUMN faculty_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin,
  ADD CONSTRAINT fk_course_faculty FOREIGN KEY (faculty_id) REFERENCES faculty (id);

-- Narrows a registrar or an auditor to parts of the university. Whoever has no row is not narrowed.
CREATE TABLE role_scope (
  id         VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id    VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  role       VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  faculty_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin,
  course_id  VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin,
  PRIMARY KEY (id),
  CONSTRAINT uq_scope_faculty UNIQUE (user_id, role, faculty_id),
  CONSTRAINT uq_scope_course UNIQUE (user_id, role, course_id),
  CONSTRAINT ck_scope_role CHECK (role IN ('REGISTRAR', 'AUDITOR')),
  CONSTRAINT ck_scope_one CHECK ((faculty_id IS NULL) <> (course_id IS NULL)),
  CONSTRAINT fk_scope_user FOREIGN KEY (user_id, role) REFERENCES user_role (user_id, role) ON DELETE CASCADE,
  CONSTRAINT fk_scope_faculty FOREIGN KEY (faculty_id) REFERENCES faculty (id),
  CONSTRAINT fk_scope_course FOREIGN KEY (course_id) REFERENCES course (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- A setting that was never changed has no row: the configuration's or the built-in value counts.
CREATE TABLE setting (
  name       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  value      VARCHAR(1000) NOT NULL,
  changed_by VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  version    INT NOT NULL,
  PRIMARY KEY (name)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE setting_change (
  id         VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq        INT NOT NULL,
  old_value  VARCHAR(1000) NOT NULL,
  new_value  VARCHAR(1000) NOT NULL,
  changed_by VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_setting_change UNIQUE (name, seq)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
