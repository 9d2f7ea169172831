/**
 * Who is calling: signing in and out, sessions and bearer tokens.
 *
 * <p>Operations: the sign-in page, the way to the identity provider and back ({@code /sso/start},
 * {@code /sso/callback}), {@code POST /sso/backchannel-logout}, {@code POST /sign-out}, {@code
 * /account}, {@code /} (leads people to where they start), and {@link
 * org.adsum.web.signin.AdsumAuthentication} for every request. Others ask {@link
 * org.adsum.web.signin.Me}.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>A bearer token makes no session; a wrong one is refused, also beside a good session.
 *   <li>Signing in changes the session's id.
 *   <li>A change of an account takes effect in its open sessions within ten seconds.
 *   <li>Signing in leads to where the person wanted to go, never to another site.
 *   <li>Signing out needs a POST from a page of this site, and goes on to the provider.
 *   <li>The provider's answer is taken once, in the browser that asked.
 * </ol>
 *
 * <p>Out of scope: what a caller may do; that is said in {@code web.xml} and in the boundaries.
 */
package org.adsum.web.signin;
