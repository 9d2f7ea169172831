package org.adsum.settings.boundary;

/** Where a value comes from. */
public enum SettingSource {
  /** An admin chose it. */
  CHOSEN,
  /** The configuration says it. */
  CONFIGURATION,
  /** Nobody says anything. */
  BUILT_IN
}
