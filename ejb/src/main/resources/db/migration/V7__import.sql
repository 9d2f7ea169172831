-- Imports of people, courses and rosters: what a file would do, what it did, and how it is undone.

-- One upload. Counts and progress are kept here; the diff is in import_row.
CREATE TABLE import_batch (
  id           VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  file_name    VARCHAR(200) NOT NULL,
  file_hash    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  bytes        BIGINT NOT NULL,
  found        VARCHAR(500) NOT NULL,
  complete_for VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin,
  grant_admin  BOOLEAN NOT NULL,
  state        VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  done         BIGINT NOT NULL,
  total        BIGINT NOT NULL,
  beat_at      DATETIME(6) NOT NULL,
  new_rows     INT NOT NULL,
  changed_rows INT NOT NULL,
  gone_rows    INT NOT NULL,
  same_rows    INT NOT NULL,
  error_rows   INT NOT NULL,
  problem      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  problem_about VARCHAR(300),
  diff_hash    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  made_by      VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  made_at      DATETIME(6) NOT NULL,
  applied_by   VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin,
  applied_at   DATETIME(6),
  undone_by    VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin,
  undone_at    DATETIME(6),
  version      INT NOT NULL,
  -- One at a time: two imports that run at once would each be stale for the other.
  running_key  VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin
    GENERATED ALWAYS AS (CASE WHEN state IN ('CHECKING', 'APPLYING', 'UNDOING') THEN 'RUNNING' END) STORED,
  PRIMARY KEY (id),
  CONSTRAINT uq_import_running UNIQUE (running_key),
  CONSTRAINT ck_import_state CHECK (state IN ('CHECKING', 'CHECKED', 'REFUSED', 'APPLYING', 'APPLIED', 'UNDOING', 'UNDONE', 'FAILED')),
  CONSTRAINT ck_import_applied CHECK ((applied_at IS NULL) = (applied_by IS NULL)),
  CONSTRAINT ck_import_undone CHECK ((undone_at IS NULL) = (undone_by IS NULL)),
  CONSTRAINT fk_import_maker FOREIGN KEY (made_by) REFERENCES user_account (id),
  KEY ix_import_made (made_at),
  KEY ix_import_applied (applied_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- One line of a file, or one thing that a complete file no longer names. Before and after are the changed values.
CREATE TABLE import_row (
  batch_id    VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq         INT NOT NULL,
  kind        VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  line        INT NOT NULL,
  state       VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  external_id VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  natural_key VARCHAR(255),
  target_id   VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin,
  label       VARCHAR(300) NOT NULL,
  before_json TEXT,
  after_json  TEXT,
  problems    TEXT,
  PRIMARY KEY (batch_id, seq),
  CONSTRAINT ck_import_row_state CHECK (state IN ('NEW', 'CHANGED', 'GONE', 'SAME', 'ERROR')),
  CONSTRAINT fk_import_row_batch FOREIGN KEY (batch_id) REFERENCES import_batch (id),
  KEY ix_import_row_state (batch_id, state, kind, seq),
  KEY ix_import_row_external (batch_id, kind, external_id),
  KEY ix_import_row_natural (batch_id, kind, natural_key),
  KEY ix_import_row_target (batch_id, target_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- By what name another system (its sourcedId) knows something here.
CREATE TABLE external_ref (
  kind        VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  external_id VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  target_id   VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  batch_id    VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (kind, external_id),
  CONSTRAINT fk_external_batch FOREIGN KEY (batch_id) REFERENCES import_batch (id),
  KEY ix_external_target (target_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
