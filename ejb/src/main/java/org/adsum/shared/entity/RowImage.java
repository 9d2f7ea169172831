package org.adsum.shared.entity;

import java.util.Map;

/**
 * The values of one row of a bulk change, by column. Times are ISO 8601 instants, days ISO dates; a
 * value may be null.
 */
public record RowImage(String id, Map<String, String> values) {}
