-- Who is signed in where, so that people see it and end it, and so that an identity provider can.

CREATE TABLE sign_in_session (
  id               VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id          VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  signed_in_at     DATETIME(6) NOT NULL,
  seen_at          DATETIME(6) NOT NULL,
  address          VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  agent            VARCHAR(200) NOT NULL,
  -- What the provider called the person and its own session, for logout over the back channel.
  issuer           VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin,
  provider_subject VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin,
  provider_session VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin,
  PRIMARY KEY (id),
  CONSTRAINT ck_sign_in_provider CHECK ((issuer IS NULL) = (provider_subject IS NULL)),
  CONSTRAINT fk_sign_in_user FOREIGN KEY (user_id) REFERENCES user_account (id),
  KEY ix_sign_in_user (user_id),
  KEY ix_sign_in_provider_session (issuer, provider_session),
  KEY ix_sign_in_provider_subject (issuer, provider_subject),
  KEY ix_sign_in_seen (seen_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
