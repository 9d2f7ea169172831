-- The log tells from where, and its ends are kept under a signature. Entries of before keep their hash: format 1.

ALTER TABLE audit_entry
  ADD COLUMN hash_format SMALLINT NOT NULL DEFAULT 1,
  ADD COLUMN channel     VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  ADD COLUMN address     VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  -- InnoDB appends the primary key: each of these also gives the order newest first, whatever is asked for.
  ADD KEY ix_audit_at (at),
  ADD KEY ix_audit_actor (actor, at),
  ADD KEY ix_audit_action (action, at),
  ADD KEY ix_audit_address (address, at),
  ADD CONSTRAINT ck_audit_format CHECK (hash_format IN (1, 2));

-- A signed statement of how far the chains went. Whoever rewrites a chain, its hashes and all, cannot sign it.
CREATE TABLE audit_checkpoint (
  number      BIGINT NOT NULL,
  at          DATETIME(6) NOT NULL,
  anchors     INT NOT NULL,
  prev_digest VARBINARY(32) NOT NULL,
  digest      VARBINARY(32) NOT NULL,
  key_id      VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  signature   VARBINARY(64) NOT NULL,
  PRIMARY KEY (number)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- The end of one chain at a checkpoint; only chains that grew since the one before have a row.
CREATE TABLE audit_anchor (
  checkpoint BIGINT NOT NULL,
  stream     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq        BIGINT NOT NULL,
  hash       VARBINARY(32) NOT NULL,
  PRIMARY KEY (checkpoint, stream),
  CONSTRAINT uq_audit_anchor UNIQUE (stream, seq),
  CONSTRAINT fk_anchor_checkpoint FOREIGN KEY (checkpoint) REFERENCES audit_checkpoint (number)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Whether a change took the admins' choice back.
ALTER TABLE setting_change ADD COLUMN is_reset BOOLEAN NOT NULL DEFAULT FALSE;
