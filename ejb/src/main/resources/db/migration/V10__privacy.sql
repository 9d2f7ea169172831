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
