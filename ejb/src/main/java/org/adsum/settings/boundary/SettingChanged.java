package org.adsum.settings.boundary;

import org.adsum.settings.entity.Setting;

/**
 * An admin changes a setting; fired in the change's transaction. Whoever cannot go along throws a
 * {@link org.adsum.shared.boundary.Problem}, and nothing is changed.
 */
public record SettingChanged(Setting setting, String value) {}
