package org.adsum.shared.boundary;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items the rows of this page
 * @param total how many rows the whole list has
 */
public record Page<T>(List<T> items, long total) {}
