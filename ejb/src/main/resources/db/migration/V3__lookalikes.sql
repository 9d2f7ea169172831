-- Possible double enrolments. A template that was not compared with other people's yet has no compared_at.

-- Templates that are there already were made when the consent text (version 1) did not name this comparison.
-- The key covers what lists of students ask of a model, so that they need not read the templates themselves.
ALTER TABLE face_template
  ADD COLUMN consent_version INT NOT NULL DEFAULT 1,
  ADD COLUMN compared_at DATETIME(6),
  ADD KEY ix_template_compared (model_id, model_version, compared_at, consent_version, student_id);

ALTER TABLE face_template ALTER COLUMN consent_version DROP DEFAULT;

-- The lesser id comes first, so that a pair is one row whoever was compared with whom.
CREATE TABLE lookalike (
  id            VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  one_id        VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  other_id      VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  model_id      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  model_version VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  similarity    DOUBLE NOT NULL,
  state         VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  found_at      DATETIME(6) NOT NULL,
  decided_by    VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin,
  decided_at    DATETIME(6),
  version       INT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_lookalike_pair UNIQUE (one_id, other_id),
  CONSTRAINT ck_lookalike_order CHECK (one_id < other_id),
  CONSTRAINT ck_lookalike_state CHECK (state IN ('OPEN', 'DISMISSED', 'CONFIRMED')),
  CONSTRAINT ck_lookalike_decided CHECK ((state = 'OPEN') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
  CONSTRAINT fk_lookalike_one FOREIGN KEY (one_id) REFERENCES user_account (id),
  CONSTRAINT fk_lookalike_other FOREIGN KEY (other_id) REFERENCES user_account (id),
  CONSTRAINT fk_lookalike_decider FOREIGN KEY (decided_by) REFERENCES user_account (id),
  KEY ix_lookalike_state (state, similarity)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
