package org.adsum.settings.boundary;

import java.util.Optional;
import org.adsum.settings.entity.Setting;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What a setting is when no admin chose, and who says so. A configured value that is not allowed
 * counts as none.
 */
record SettingDefaults(String value, SettingSource source) {

  static SettingDefaults of(Setting setting) {
    Optional<String> configured =
        ConfigProvider.getConfig()
            .getOptionalValue("adsum." + setting.key(), String.class)
            .map(String::strip)
            .filter(setting::allows);
    return configured
        .map(value -> new SettingDefaults(value, SettingSource.CONFIGURATION))
        .orElseGet(() -> new SettingDefaults(setting.builtIn(), SettingSource.BUILT_IN));
  }
}
