package org.adsum.shared.boundary;

import java.util.regex.Pattern;

/** The form of every id that leaves the server: 26 lower-case base-32 characters. */
public final class PublicId {
  private static final Pattern FORM = Pattern.compile("[0-9a-hjkmnp-tv-z]{26}");

  private PublicId() {}

  /**
   * Lets a well-formed id pass.
   *
   * @throws Problem not-found: an id of another form names nothing
   */
  public static void check(String value) {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new Problem(ProblemCode.NOT_FOUND);
    }
  }
}
