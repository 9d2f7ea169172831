/**
 * Accounts that an identity provider keeps by SCIM 2.0.
 *
 * <ol>
 *   <li>A client speaks with a token of 256 random bits that an admin made, known here by its hash
 *       only; it ends by its date or when it is revoked.
 *   <li>An external id belongs to one account per client.
 *   <li>A client with an issuer joins its accounts to sign-ins of that issuer, and of no other.
 *   <li>The five roles are the groups; there are no others, and none can be made or deleted.
 *   <li>An account always has a role: one that came without any is what the settings say, until a
 *       group says what it really is.
 *   <li>Deleting deactivates: records stay, SCIM does not show the account again until its user
 *       name is created once more, which brings it back.
 *   <li>What an account may be is decided by {@link
 *       org.adsum.identity.boundary.AccountProvisioning}, not here.
 * </ol>
 *
 * Out of scope: the protocol (resources, filters' syntax, PATCH), which is {@code web}'s.
 */
package org.adsum.provisioning;
