package org.adsum.provisioning.boundary;

import java.io.Serializable;

/** One value before and after; null for none. */
public record FieldChange(String field, String before, String after) implements Serializable {}
