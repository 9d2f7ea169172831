/**
 * SCIM 2.0 (RFC 7643, RFC 7644) at {@code /scim/v2}, for identity providers.
 *
 * <ol>
 *   <li>The protocol is the SCIM SDK's, what it means for accounts is {@link
 *       org.adsum.provisioning}'s; this package translates.
 *   <li>Whoever has no SCIM token gets 401, for every address.
 *   <li>Every failure is a SCIM error; nothing of the server's inside shows in it.
 *   <li>Bodies hold at most 1 MB, a bulk request at most 100 operations, a page at most 200
 *       resources.
 *   <li>What an account has no place for is taken and forgotten, as the RFC allows; a password too.
 * </ol>
 */
package org.adsum.web.scim;
