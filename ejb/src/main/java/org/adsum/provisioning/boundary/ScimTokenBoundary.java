package org.adsum.provisioning.boundary;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.adsum.audit.boundary.AuditLog;
import org.adsum.audit.entity.AuditEvent;
import org.adsum.identity.entity.Role;
import org.adsum.provisioning.control.ScimRepository;
import org.adsum.provisioning.entity.ScimClient;
import org.adsum.provisioning.entity.ScimToken;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.control.Ids;
import org.adsum.shared.control.InputCheck;
import org.adsum.shared.control.Sealer;
import org.adsum.shared.entity.Base32;

/** The tokens that SCIM clients speak with. */
@Stateless
public class ScimTokenBoundary {
  private static final int TOKEN_BYTES = 32;

  @Inject ScimRepository clients;
  @Inject AuditLog audit;
  @Inject InputCheck input;
  @Inject Ids ids;
  @Inject Clock clock;
  @Resource SessionContext context;

  /** All tokens, the newest first. */
  @RolesAllowed(Role.ADMIN_NAME)
  public List<ScimTokenView> tokens() {
    return clients.tokens();
  }

  /**
   * Makes a token.
   *
   * @return the secret; it is not kept and cannot be shown again
   * @throws Problem invalid-input, or already-exists when the client is there with another issuer
   */
  @RolesAllowed(Role.ADMIN_NAME)
  public String make(ScimTokenInput wanted) {
    input.require(wanted);
    ScimClient client = clients.findClientByName(wanted.name()).orElseGet(() -> newClient(wanted));
    if (wanted.issuer() != null && !Objects.equals(client.issuer(), wanted.issuer())) {
      throw new Problem(ProblemCode.ALREADY_EXISTS);
    }
    String secret = Base32.encode(ids.random(TOKEN_BYTES)).toLowerCase(Locale.ROOT);
    Instant now = clock.instant();
    String id = ids.next();
    clients.add(
        new ScimToken(
            id,
            client.id(),
            Sealer.hash(secret),
            context.getCallerPrincipal().getName(),
            now,
            now.plus(Duration.ofDays(wanted.days()))));
    audit.append(
        new AuditEvent(
            "identity",
            "scim-token.made",
            id,
            "client=" + client.id() + " days=" + wanted.days() + " issuer=" + client.issuer()));
    return secret;
  }

  /**
   * Ends a token at once.
   *
   * @throws Problem not-found
   */
  @RolesAllowed(Role.ADMIN_NAME)
  public void revoke(String tokenId) {
    ScimToken token =
        clients.findToken(tokenId).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    if (!token.isRevoked()) {
      token.revoke(clock.instant());
      audit.append(
          new AuditEvent("identity", "scim-token.revoked", tokenId, "client=" + token.clientId()));
    }
  }

  /** The client that a live token speaks for; empty when it is unknown, expired or revoked. */
  @PermitAll
  public Optional<ScimCaller> callerByToken(String secret) {
    return clients
        .findClientByToken(Sealer.hash(secret), clock.instant())
        .map(client -> new ScimCaller(client.id()));
  }

  private ScimClient newClient(ScimTokenInput wanted) {
    ScimClient client = new ScimClient(ids.next(), wanted.name(), wanted.issuer(), clock.instant());
    clients.add(client);
    return client;
  }
}
