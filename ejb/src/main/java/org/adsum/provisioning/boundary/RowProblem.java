package org.adsum.provisioning.boundary;

import java.io.Serializable;

/**
 * What is wrong with a line.
 *
 * @param column the field, such as {@code username}; empty when it is about the whole line
 * @param what a stable word, such as {@code missing} or {@code unknown}
 * @param value what stood there, or a limit
 */
public record RowProblem(String column, String what, String value) implements Serializable {}
