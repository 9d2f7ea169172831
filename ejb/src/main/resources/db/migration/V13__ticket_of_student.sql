-- The live ticket of a student in a session is looked up under a lock. Without this key the database may walk
-- through the session's tickets instead, where check-ins of the same second lock each other out.
ALTER TABLE checkin_ticket ADD KEY ix_ticket_student (student_id, session_id, state);
