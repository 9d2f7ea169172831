-- Rooms: a section and a session go on naming theirs by its code, as text.

CREATE TABLE room (
  id       VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code     VARCHAR(64)  NOT NULL,
  building VARCHAR(200),
  capacity INT,
  version  INT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_room_code UNIQUE (code),
  CONSTRAINT ck_room_capacity CHECK (capacity BETWEEN 1 AND 100000)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- The rooms that sections name already. Hexadecimal digits are among those of an id.
INSERT INTO room (id, code, version)
  SELECT SUBSTR(MD5(MIN(TRIM(s.room))), 1, 26), MIN(TRIM(s.room)), 0
    FROM section s WHERE TRIM(s.room) <> '' GROUP BY TRIM(s.room);

-- The console's lists (docs/measurements-console.md). Names with all that a search looks at, so that a search in the
-- order of names reads this key alone.
ALTER TABLE user_account
  ADD KEY ix_user_list (display_name, id, username, email, state),
  DROP KEY ix_user_name;
ALTER TABLE attendance_session ADD KEY ix_session_room (room);
-- How many came to a session, without looking at its records.
ALTER TABLE attendance_record ADD KEY ix_record_status (session_id, status);
ALTER TABLE section ADD KEY ix_section_room (room);
-- Refusals by reason of a day.
ALTER TABLE checkin_attempt ADD KEY ix_attempt_outcome (submitted_at, state, reason), DROP KEY ix_attempt_submitted;
