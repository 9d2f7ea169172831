package org.adsum.provisioning.boundary;

import jakarta.validation.constraints.Size;
import java.util.Set;
import org.adsum.identity.entity.Role;

/**
 * What a client wants an account to be.
 *
 * @param username the name to sign in with
 * @param name the name to show; null means given and family name together
 * @param givenName may be null
 * @param familyName may be null
 * @param email may be null
 * @param active null means active, and unchanged for an account that is there
 * @param roles null means nothing is said: they stay as they are; none means what the settings say
 * @param externalId the client's own id; may be null
 * @param subject the person's name at the client's issuer; null means the external id, for an
 *     account that is joined to nobody yet
 */
public record ScimAccountInput(
    String username,
    String name,
    @Size(max = 100) String givenName,
    @Size(max = 100) String familyName,
    String email,
    Boolean active,
    Set<Role> roles,
    @Size(max = 255) String externalId,
    String subject) {
  public ScimAccountInput {
    name = blankToNull(name);
    givenName = blankToNull(givenName);
    familyName = blankToNull(familyName);
    externalId = blankToNull(externalId);
    subject = blankToNull(subject);
    roles = roles == null ? null : Set.copyOf(roles);
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
