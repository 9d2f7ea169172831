package org.adsum.web.lists;

import java.util.function.Function;

/**
 * A column of a list's file.
 *
 * @param name in addresses; the column of the page has it as style class, with {@code c-} before it
 * @param header key of its heading in the list's bundle
 * @param value of a row: text, number, {@link java.time.Instant}, {@link java.time.LocalDate} or
 *     null
 */
public record ListColumn<T>(String name, String header, Function<T, Object> value) {}
