/**
 * People and how they prove who they are.
 *
 * <ol>
 *   <li>A user name is unique, compared without regard to case.
 *   <li>A password is kept as bcrypt only. An unknown name costs the same time as a wrong password
 *       and gets the same words.
 *   <li>Five failures in a row lock the account for fifteen minutes (both configurable); a right
 *       password then is refused too. A name that nobody can sign in with answers the same after as
 *       many tries. Too many failures from an address pause it; successes never count.
 *   <li>An inactive account cannot sign in, and its tokens stop at once.
 *   <li>The last active admin can neither be deactivated nor lose the role.
 *   <li>An identity provider's SCIM client changes accounts only by {@link
 *       org.adsum.identity.boundary.AccountProvisioning}: without a password, and admins only if
 *       the settings say so.
 *   <li>The caller's principal is the account's id; names are for people only.
 *   <li>A person of the identity provider is known by issuer and subject. A user name or an e-mail
 *       alone gets nobody an account that is there already.
 *   <li>Roles that the provider tells replace those of the account; the last admin stays one.
 *   <li>A browser is signed in while its row says so; the person, the provider or a new password
 *       end it anywhere.
 *   <li>A new password has 15 to 200 characters and is not made of what is tried first.
 *   <li>An administrator's password may be limited to networks; from elsewhere it is wrong.
 *   <li>Failures are noted in the audit log without what was typed, and not without end.
 * </ol>
 *
 * Out of scope here: the protocol of the provider (web, {@code sso}), the SCIM protocol, second
 * factors.
 */
package org.adsum.identity;
