package org.adsum.identity.boundary;

/**
 * Where somebody signed in from.
 *
 * @param address of the caller, as the server sees it
 * @param agent what the browser calls itself
 * @param issuer the identity provider, or null after a local password
 * @param providerSubject what the provider calls the person, or null
 * @param providerSession what the provider calls its own session, or null
 */
public record SignInOrigin(
    String address, String agent, String issuer, String providerSubject, String providerSession) {
  /** A sign-in with a local password. */
  public static SignInOrigin local(String address, String agent) {
    return new SignInOrigin(address, agent, null, null, null);
  }
}
