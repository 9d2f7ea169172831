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

-- The texts that students agree to. A heading is a line that begins with "# "; an empty line ends a paragraph.
-- A consent to a version stands until a later one asks again; new templates need consent to the newest one.
CREATE TABLE consent_text (
  version          INT NOT NULL,
  state            VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  body             VARCHAR(8000) NOT NULL,
  names_comparison BIT(1) NOT NULL,
  effect           VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin,
  written_by       VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin,
  written_at       DATETIME(6) NOT NULL,
  published_at     DATETIME(6),
  row_version      INT NOT NULL,
  draft_key INT GENERATED ALWAYS AS (CASE WHEN state = 'DRAFT' THEN 1 END) STORED,
  PRIMARY KEY (version),
  CONSTRAINT uq_text_draft UNIQUE (draft_key),
  CONSTRAINT ck_text_state CHECK (state IN ('DRAFT', 'PUBLISHED')),
  CONSTRAINT ck_text_effect CHECK (effect IN ('ASK_AGAIN', 'MINOR')),
  CONSTRAINT ck_text_published
    CHECK ((state = 'PUBLISHED') = (published_at IS NOT NULL) AND (state = 'PUBLISHED') = (effect IS NOT NULL)),
  CONSTRAINT fk_text_writer FOREIGN KEY (written_by) REFERENCES user_account (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Versions 1 and 2 stood in the program; what was agreed to them stays as it is. Version 3 names the way without a
-- face that there is now, and what becomes of a picture where enrolments are compared with ID photos.
INSERT INTO consent_text (version, state, body, names_comparison, effect, written_at, published_at, row_version) VALUES
(1, 'PUBLISHED', '# What we keep
From a few pictures we compute a face template: a row of numbers that cannot be turned back into a picture. The template is kept encrypted. The pictures are not kept, neither these nor those that you take when you check in.

# What for
Only to confirm, when you check in, that it is you. Nobody is searched for in a crowd, and nobody sees a score.

# How long
Until you withdraw. You can do that on this page at any time; the template is destroyed in that moment.

# The other way
You do not have to. Tell your teacher, who marks you by hand. It counts exactly the same, and nobody may treat you differently.', b'0', 'ASK_AGAIN', '2026-11-22 00:00:00', '2026-11-22 00:00:00', 0),
(2, 'PUBLISHED', '# What we keep
From a few pictures we compute a face template: a row of numbers that cannot be turned back into a picture. The template is kept encrypted. The pictures are not kept, neither these nor those that you take when you check in.

# What for
To confirm, when you check in, that it is you. And to find one person enrolled under two names: once, your new template is compared with those of other people, and administrators look at what is found. Nothing else: nobody is searched for in a crowd, and no teacher sees a score.

# How long
Until you withdraw. You can do that on this page at any time; the template is destroyed in that moment.

# The other way
You do not have to. Tell your teacher, who marks you by hand. It counts exactly the same, and nobody may treat you differently.', b'1', 'ASK_AGAIN', '2026-11-24 00:00:00', '2026-11-24 00:00:00', 0),
(3, 'PUBLISHED', '# What we keep
From a few pictures we compute a face template: a row of numbers that cannot be turned back into a picture. The template is kept encrypted. The pictures are not kept, neither these nor those that you take when you check in.

Where your university compares new enrolments with the ID photo, one of these pictures and the ID photo are kept encrypted until somebody has looked at them, and are then destroyed.

# What for
To confirm, when you check in, that it is you. And to find one person enrolled under two names: once, your new template is compared with those of other people, and administrators look at what is found. Nothing else: nobody is searched for in a crowd, and no teacher sees a score.

# How long
Until you withdraw, or until it is older than your university allows. You can withdraw on this page at any time; the template is destroyed in that moment.

# The other way
You do not have to. Choose to check in without your face: you scan the code, type the next one from the wall, and your teacher confirms. It counts exactly the same, and nobody may treat you differently.', b'1', 'MINOR', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 0);

-- Enrolments that wait for somebody to compare a picture with the ID photo. Their templates are in a table of their
-- own, so that nothing can check in with them by mistake. The pictures are sealed, and gone with the decision.
CREATE TABLE enrolment_request (
  id              VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  student_id      VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  model_id        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  model_version   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  consent_version INT NOT NULL,
  state           VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason          VARCHAR(500),
  submitted_at    DATETIME(6) NOT NULL,
  decided_by      VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin,
  decided_at      DATETIME(6),
  sealed_capture  MEDIUMBLOB,
  version         INT NOT NULL,
  pending_key VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin
    GENERATED ALWAYS AS (CASE WHEN state = 'PENDING' THEN student_id END) STORED,
  PRIMARY KEY (id),
  CONSTRAINT uq_request_pending UNIQUE (pending_key),
  CONSTRAINT ck_request_state CHECK (state IN ('PENDING', 'APPROVED', 'REFUSED', 'ENDED')),
  CONSTRAINT ck_request_decided CHECK ((state = 'PENDING') = (decided_at IS NULL)),
  CONSTRAINT ck_request_reason CHECK (state <> 'REFUSED' OR CHAR_LENGTH(TRIM(reason)) >= 3),
  CONSTRAINT ck_request_destroyed CHECK (state = 'PENDING' OR sealed_capture IS NULL),
  CONSTRAINT fk_request_student FOREIGN KEY (student_id) REFERENCES user_account (id),
  CONSTRAINT fk_request_decider FOREIGN KEY (decided_by) REFERENCES user_account (id),
  KEY ix_request_state (state, submitted_at),
  KEY ix_request_student (student_id, submitted_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE pending_template (
  id               VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  request_id       VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  slot             INT NOT NULL,
  sealed_embedding VARBINARY(4200) NOT NULL,
  quality          DOUBLE NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_pending_slot UNIQUE (request_id, slot),
  CONSTRAINT ck_pending_slot CHECK (slot BETWEEN 1 AND 5),
  CONSTRAINT fk_pending_request FOREIGN KEY (request_id) REFERENCES enrolment_request (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE id_photo (
  student_id   VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sealed_photo MEDIUMBLOB NOT NULL,
  supplied_by  VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  supplied_at  DATETIME(6) NOT NULL,
  PRIMARY KEY (student_id),
  CONSTRAINT fk_id_photo_student FOREIGN KEY (student_id) REFERENCES user_account (id),
  CONSTRAINT fk_id_photo_supplier FOREIGN KEY (supplied_by) REFERENCES user_account (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE INDEX ix_template_created ON face_template (created_at);
