/**
 * The university's identity provider: OpenID Connect on the wire, and nothing of accounts or pages.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>Nothing is sent to or fetched from the provider but by HTTPS; on this computer HTTP will
 *       do.
 *   <li>An answer is taken once, in the browser that asked, with its state, nonce and PKCE
 *       verifier.
 *   <li>Tokens need a signature by the provider's public key, the issuer and the right audience:
 *       the client for ID and logout tokens, the API (another name) for access tokens.
 *   <li>Keys are fetched again when a token names an unknown one, but not more than twice in half a
 *       minute.
 *   <li>Roles come from the configured claim by the configured words; other words give nothing.
 * </ol>
 */
package org.adsum.web.sso;
