package org.adsum.settings.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.adsum.settings.control.SettingRepository;
import org.adsum.settings.entity.Setting;
import org.adsum.settings.entity.SettingValue;

/** What the settings are now, for the other capabilities. */
@Stateless
public class SettingValues {
  @Inject SettingRepository settings;

  /** The value of a number. */
  @PermitAll
  public int number(Setting setting) {
    return Integer.parseInt(text(setting));
  }

  /** Whether a switch is on. */
  @PermitAll
  public boolean isOn(Setting setting) {
    return Boolean.parseBoolean(text(setting));
  }

  /**
   * The value: an admin's, else the configuration's, else the built-in one. A configured value that
   * is not allowed counts as none.
   */
  @PermitAll
  public String text(Setting setting) {
    return chosen(setting).orElseGet(() -> SettingDefaults.of(setting).value());
  }

  /** The value that an admin chose; empty when none did. */
  @PermitAll
  public Optional<String> chosen(Setting setting) {
    return settings.find(setting).map(SettingValue::value);
  }
}
