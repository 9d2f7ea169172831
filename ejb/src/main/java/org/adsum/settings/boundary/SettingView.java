package org.adsum.settings.boundary;

import java.util.List;
import org.adsum.settings.entity.Setting;

/**
 * A setting as it is now.
 *
 * @param group the first word of its key
 * @param value what counts
 * @param unchosen what counts when no admin chose
 * @param version how many times it was changed: to be sent with a change
 */
public record SettingView(
    String key,
    String group,
    Setting.Kind kind,
    String value,
    SettingSource source,
    String unchosen,
    int least,
    int most,
    List<String> choices,
    int version) {}
