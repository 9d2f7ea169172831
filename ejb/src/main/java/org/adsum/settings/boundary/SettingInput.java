package org.adsum.settings.boundary;

/**
 * A wanted value.
 *
 * @param value null takes the choice back
 * @param version that was read with the old value
 */
public record SettingInput(String value, int version) {}
