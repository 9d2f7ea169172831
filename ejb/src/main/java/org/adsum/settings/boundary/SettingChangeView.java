package org.adsum.settings.boundary;

import java.io.Serializable;
import java.time.Instant;

/**
 * A change of a setting.
 *
 * @param seq number of the change of this setting
 * @param reset whether the choice was taken back
 * @param by id of the account
 */
public record SettingChangeView(
    String key, int seq, String oldValue, String newValue, boolean reset, String by, Instant at)
    implements Serializable {}
