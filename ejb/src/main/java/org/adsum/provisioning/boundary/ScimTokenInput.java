package org.adsum.provisioning.boundary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What an admin gives for a token.
 *
 * @param name of the client; one that is there gets another token
 * @param issuer of the sign-ins that a new client's people are joined to; null for none
 * @param days how long it lives
 */
public record ScimTokenInput(
    @NotBlank @Size(max = 64) String name,
    @Size(max = 200) @Pattern(regexp = "https://[\\x21-\\x7e]+") String issuer,
    @Min(1) @Max(730) int days) {
  public ScimTokenInput {
    name = name == null ? null : name.strip();
    issuer = issuer == null || issuer.isBlank() ? null : issuer.strip();
  }
}
