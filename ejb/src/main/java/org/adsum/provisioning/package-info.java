/**
 * Accounts, courses and rosters that other systems bring.
 *
 * <p>Accounts that an identity provider keeps by SCIM 2.0:
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
 * <p>Import:
 *
 * <ol>
 *   <li>An upload is only compared (dry run): every line becomes new, changed, same or an error,
 *       and nothing outside the import's own tables changes.
 *   <li>Applying is one transaction, all or nothing, and only if what the lines are about is still
 *       as it was compared.
 *   <li>Nothing is deleted for being gone: accounts become inactive, roster entries end. Only files
 *       that are said to be complete make anything gone.
 *   <li>No import changes who belonged to a section in the past: dates in the past count from the
 *       moment of applying.
 *   <li>The import that was applied last can be undone while nothing of it was changed or used.
 *   <li>One import runs at a time; one whose server stopped is marked failed.
 *   <li>A file never makes an admin, unless an admin ticks it.
 * </ol>
 *
 * Out of scope: the protocol (resources, filters' syntax, PATCH), which is {@code web}'s.
 */
package org.adsum.provisioning;
