package org.adsum.provisioning.boundary;

import java.util.Optional;

/**
 * A SCIM client that calls.
 *
 * @param clientId its id
 */
public record ScimCaller(String clientId) {
  private static final String PREFIX = "scim:";

  /** The name of its security principal, which the audit log shows. */
  public String principal() {
    return PREFIX + clientId;
  }

  /** The client behind a principal; empty for everybody else. */
  public static Optional<ScimCaller> of(String principal) {
    return principal != null && principal.startsWith(PREFIX)
        ? Optional.of(new ScimCaller(principal.substring(PREFIX.length())))
        : Optional.empty();
  }
}
