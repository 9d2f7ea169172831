package org.adsum.identity.boundary;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.adsum.identity.entity.Role;

/**
 * What an identity provider says of an account.
 *
 * @param username letters, digits and {@code . _ - @}
 * @param name as the person writes it
 * @param email may be null
 * @param roles at least one
 * @param active whether the person may sign in
 * @param issuer of the sign-ins of this person; null joins none and keeps what is
 * @param subject the person's name at the issuer; null joins none and keeps what is
 */
public record ProvisionedAccount(
    @NotBlank @Size(max = 64) @Pattern(regexp = "[\\p{L}\\p{N}._@-]+") String username,
    @NotBlank @Size(max = 200) String name,
    @Email @Size(max = 254) String email,
    @NotEmpty Set<@NotNull Role> roles,
    boolean active,
    @Size(max = 200) String issuer,
    @Size(max = 200) @Pattern(regexp = "[\\x21-\\x7e]+") String subject) {
  public ProvisionedAccount {
    username = username == null ? null : username.strip();
    name = name == null ? null : name.strip();
    email = email == null || email.isBlank() ? null : email.strip();
    roles = roles == null ? null : Set.copyOf(roles);
  }

  /** The same with other roles. */
  public ProvisionedAccount withRoles(Set<Role> others) {
    return new ProvisionedAccount(username, name, email, others, active, issuer, subject);
  }
}
