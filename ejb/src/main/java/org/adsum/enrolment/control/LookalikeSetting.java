package org.adsum.enrolment.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether the operator wants double enrolments to be looked for. */
@ApplicationScoped
public class LookalikeSetting {
  private static final String ON = "on";

  @Inject
  @ConfigProperty(name = "adsum.lookalikes", defaultValue = ON)
  String wanted;

  /** On unless it was switched off; what is not understood counts as off. */
  public boolean isOn() {
    return wanted.strip().equalsIgnoreCase(ON);
  }
}
