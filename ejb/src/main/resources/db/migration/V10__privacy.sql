-- Keys of their own for everybody's templates, what is to be erased, and what was.

-- The templates of a student are sealed with this key, and this key with a master key. Without the row they are noise.
CREATE TABLE data_key (
  student_id    VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  wrapped       VARBINARY(128) NOT NULL,
  master_key_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at    DATETIME(6) NOT NULL,
  PRIMARY KEY (student_id),
  CONSTRAINT fk_data_key_student FOREIGN KEY (student_id) REFERENCES user_account (id),
  KEY ix_data_key_master (master_key_id, student_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- An account that was made nameless. It keeps its id, so that lists of the past still add up.
ALTER TABLE user_account ADD COLUMN erased_at DATETIME(6);

-- Since when an account has been seen inactive: the periods of retention count from here.
CREATE TABLE left_account (
  user_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since   DATETIME(6) NOT NULL,
  PRIMARY KEY (user_id),
  CONSTRAINT fk_left_user FOREIGN KEY (user_id) REFERENCES user_account (id),
  KEY ix_left_since (since)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE erasure_request (
  id           VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id      VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  requested_by VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  requested_at DATETIME(6) NOT NULL,
  state        VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  decided_by   VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin,
  decided_at   DATETIME(6),
  answer       VARCHAR(500),
  due_at       DATETIME(6),
  done_at      DATETIME(6),
  version      INT NOT NULL,
  -- One at a time of each person.
  open_user VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin
    GENERATED ALWAYS AS (CASE WHEN state IN ('REQUESTED', 'SCHEDULED') THEN user_id END) STORED,
  PRIMARY KEY (id),
  CONSTRAINT uq_erasure_open UNIQUE (open_user),
  CONSTRAINT ck_erasure_state CHECK (state IN ('REQUESTED', 'SCHEDULED', 'REFUSED', 'CANCELLED', 'DONE')),
  CONSTRAINT ck_erasure_due CHECK (state <> 'SCHEDULED' OR due_at IS NOT NULL),
  CONSTRAINT ck_erasure_done CHECK ((state = 'DONE') = (done_at IS NOT NULL)),
  CONSTRAINT ck_erasure_answer CHECK (state <> 'REFUSED' OR CHAR_LENGTH(TRIM(answer)) >= 3),
  CONSTRAINT fk_erasure_user FOREIGN KEY (user_id) REFERENCES user_account (id),
  KEY ix_erasure_user (user_id, requested_at),
  KEY ix_erasure_state (state, due_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What was deleted, without whom: of a person only the hash of the id, by which a restored backup is cleaned again.
CREATE TABLE deletion (
  id          VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at          DATETIME(6) NOT NULL,
  kind        VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cause       VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount      BIGINT NOT NULL,
  person_hash VARBINARY(32),
  PRIMARY KEY (id),
  CONSTRAINT ck_deletion_cause CHECK (cause IN ('RETENTION', 'ERASURE', 'WITHDRAWAL', 'REPLAY')),
  KEY ix_deletion_at (at),
  KEY ix_deletion_person (person_hash, kind)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What retention looks for; without these it would read whole tables.
ALTER TABLE verification_result ADD KEY ix_result_at (at);
ALTER TABLE checkin_ticket ADD KEY ix_ticket_state (state, expires_at);
