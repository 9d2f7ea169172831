package org.adsum.audit.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.adsum.audit.entity.KeptAddress;
import org.adsum.audit.entity.Origin;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * From where the running request came. Timers and messages have a request scope, too, in which
 * nobody sets anything: they are the system.
 */
@RequestScoped
public class ClientOrigin {
  private Origin origin = Origin.SYSTEM;

  @Inject
  @ConfigProperty(name = "adsum.audit.client-address", defaultValue = "full")
  String kept;

  /**
   * Notes where a request came from; the address as far as the configuration lets it be kept.
   *
   * @param channel {@code web}, {@code api} or {@code scim}
   * @param address the client's numeric address
   */
  public void set(String channel, String address) {
    origin = new Origin(channel, KeptAddress.named(kept).of(address));
  }

  /** The noted origin, or the system. */
  public Origin get() {
    return origin;
  }
}
