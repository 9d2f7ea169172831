package org.adsum.identity.boundary;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.adsum.identity.entity.AccountState;
import org.adsum.identity.entity.PasswordRules;
import org.adsum.identity.entity.Role;

/**
 * What an admin gives for an account.
 *
 * @param username letters, digits and {@code . _ - @}; cannot be changed later
 * @param name as the person writes it
 * @param email may be null
 * @param roles at least one
 * @param state null means ACTIVE
 * @param password 15 to 200 characters, see {@link PasswordRules}; null for a new account without
 *     one and for a change that keeps it
 * @param version of the account that was read; ignored for a new account
 */
public record UserInput(
    @NotBlank @Size(max = 64) @Pattern(regexp = "[\\p{L}\\p{N}._@-]+") String username,
    @NotBlank @Size(max = 200) String name,
    @Email @Size(max = 254) String email,
    @NotEmpty Set<@NotNull Role> roles,
    AccountState state,
    @Size(min = PasswordRules.LEAST, max = PasswordRules.MOST) String password,
    int version) {
  public UserInput {
    username = username == null ? null : username.strip();
    name = name == null ? null : name.strip();
    email = email == null || email.isBlank() ? null : email.strip();
    state = state == null ? AccountState.ACTIVE : state;
    password = password == null || password.isEmpty() ? null : password;
  }
}
