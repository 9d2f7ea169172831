/**
 * People and how they prove who they are.
 *
 * <ol>
 *   <li>A user name is unique, compared without regard to case.
 *   <li>A password is kept as bcrypt only. An unknown name costs the same time as a wrong password
 *       and gets the same words.
 *   <li>Five failures in a row lock the account for fifteen minutes (both configurable); a right
 *       password then is refused too.
 *   <li>An inactive account cannot sign in, and its tokens stop at once.
 *   <li>The last active admin can neither be deactivated nor lose the role.
 *   <li>An identity provider's SCIM client changes accounts only by {@link
 *       org.adsum.identity.boundary.AccountProvisioning}: without a password, and admins only if
 *       the settings say so.
 *   <li>The caller's principal is the account's id; names are for people only.
 * </ol>
 *
 * Out of scope here: OIDC, the SCIM protocol, second factors.
 */
package org.adsum.identity;
