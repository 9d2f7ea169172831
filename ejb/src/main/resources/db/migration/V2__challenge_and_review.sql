-- What the frames of a check-in must show, liveness that decides, and the cases that a person decides.

-- Tickets that live through the upgrade were given out without a challenge.
ALTER TABLE checkin_ticket
  ADD COLUMN challenge VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'FRONT,FRONT,FRONT',
  ADD CONSTRAINT ck_ticket_challenge CHECK (challenge REGEXP '^(FRONT|LEFT|RIGHT|UP|CLOSER)(,(FRONT|LEFT|RIGHT|UP|CLOSER)){2,4}$');
ALTER TABLE checkin_ticket ALTER COLUMN challenge DROP DEFAULT;

-- Policies of before name no liveness model; the next start makes a new version that does.
ALTER TABLE verification_policy DROP CONSTRAINT ck_policy_liveness;
ALTER TABLE verification_policy
  ADD COLUMN liveness_model_id      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN liveness_model_version VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN liveness_from          DOUBLE,
  ADD CONSTRAINT ck_policy_liveness CHECK (liveness_mode IN ('OFF', 'ADVISORY', 'ENFORCED')),
  ADD CONSTRAINT ck_policy_liveness_from CHECK (liveness_from BETWEEN 0 AND 1),
  ADD CONSTRAINT ck_policy_liveness_model
    CHECK ((liveness_from IS NULL) = (liveness_model_id IS NULL) AND (liveness_from IS NULL) = (liveness_model_version IS NULL)),
  ADD CONSTRAINT ck_policy_enforced CHECK (liveness_mode <> 'ENFORCED' OR liveness_from IS NOT NULL);

ALTER TABLE verification_result
  ADD COLUMN movement VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin,
  ADD CONSTRAINT ck_result_movement CHECK (movement IN ('NOT_ASKED', 'DONE', 'NOT_DONE'));

ALTER TABLE attendance_record
  ADD CONSTRAINT ck_record_review CHECK (source <> 'REVIEW' OR attempt_id IS NOT NULL);

-- One case an attempt in REVIEW: its key is the attempt's.
CREATE TABLE review_case (
  attempt_id VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state      VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  opened_at  DATETIME(6) NOT NULL,
  decided_by VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin,
  decided_at DATETIME(6),
  version    INT NOT NULL,
  PRIMARY KEY (attempt_id),
  CONSTRAINT ck_review_state CHECK (state IN ('OPEN', 'CONFIRMED', 'REFUSED', 'SUPERSEDED')),
  CONSTRAINT ck_review_decided
    CHECK ((state = 'OPEN') = (decided_at IS NULL) AND (state = 'OPEN') = (decided_by IS NULL)),
  CONSTRAINT fk_review_attempt FOREIGN KEY (attempt_id) REFERENCES checkin_attempt (id),
  CONSTRAINT fk_review_decider FOREIGN KEY (decided_by) REFERENCES user_account (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Attempts that ended in REVIEW before there were cases.
INSERT INTO review_case (attempt_id, state, opened_at, version)
  SELECT id, 'OPEN', concluded_at, 0 FROM checkin_attempt WHERE state = 'REVIEW';
