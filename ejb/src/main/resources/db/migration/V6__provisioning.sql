-- Accounts that an identity provider keeps by SCIM: who may, and by what name it knows them.

-- An account's last change is told to SCIM clients, whoever made it.
ALTER TABLE user_account
  ADD COLUMN changed_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6);
UPDATE user_account SET changed_at = created_at;

-- One connection of an identity provider. Its people are joined to sign-ins of its issuer, if it has one.
CREATE TABLE scim_client (
  id      VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name    VARCHAR(64) NOT NULL,
  issuer  VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin,
  made_at DATETIME(6) NOT NULL,
  version INT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_scim_client_name UNIQUE (name)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Tokens are known by their hash only. Several of one client let a token be exchanged without a gap.
CREATE TABLE scim_token (
  id          VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  client_id   VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  secret_hash VARBINARY(32) NOT NULL,
  made_by     VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  made_at     DATETIME(6) NOT NULL,
  expires_at  DATETIME(6) NOT NULL,
  revoked_at  DATETIME(6),
  PRIMARY KEY (id),
  CONSTRAINT uq_scim_token_hash UNIQUE (secret_hash),
  CONSTRAINT ck_scim_token_expiry CHECK (made_at < expires_at),
  CONSTRAINT fk_scim_token_client FOREIGN KEY (client_id) REFERENCES scim_client (id),
  CONSTRAINT fk_scim_token_maker FOREIGN KEY (made_by) REFERENCES user_account (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What one client says of one account besides what the account itself holds.
CREATE TABLE scim_link (
  client_id    VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_id      VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  external_id  VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  given_name   VARCHAR(100),
  family_name  VARCHAR(100),
  role_assumed BOOLEAN NOT NULL,
  version      INT NOT NULL,
  PRIMARY KEY (client_id, user_id),
  CONSTRAINT uq_scim_external UNIQUE (client_id, external_id),
  CONSTRAINT fk_scim_link_client FOREIGN KEY (client_id) REFERENCES scim_client (id),
  CONSTRAINT fk_scim_link_user FOREIGN KEY (user_id) REFERENCES user_account (id),
  KEY ix_scim_link_user (user_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Deleted by SCIM: the account is inactive and SCIM no longer shows it, but its records stay.
CREATE TABLE scim_deletion (
  user_id    VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  client_id  VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  deleted_at DATETIME(6) NOT NULL,
  PRIMARY KEY (user_id),
  CONSTRAINT fk_scim_deletion_user FOREIGN KEY (user_id) REFERENCES user_account (id),
  CONSTRAINT fk_scim_deletion_client FOREIGN KEY (client_id) REFERENCES scim_client (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
