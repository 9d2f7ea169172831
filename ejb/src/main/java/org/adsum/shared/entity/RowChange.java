package org.adsum.shared.entity;

import java.util.Map;

/**
 * A change of one row: only columns that change, as they must be before and as they are afterwards.
 */
public record RowChange(String id, Map<String, String> before, Map<String, String> after) {}
