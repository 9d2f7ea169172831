package org.adsum.face.evaluate;

/**
 * Two photos to compare.
 *
 * @param fold of the pairs file, or -1 when it has none
 */
record Pair(Photo one, Photo other, int fold) {
  static final int NO_FOLD = -1;

  /**
   * A photo by LFW's naming.
   *
   * @param identity the person's name, also the folder's
   * @param number from 1
   */
  record Photo(String identity, int number) implements Comparable<Photo> {
    /** Without its ending: {@code NAME/NAME_0001}. */
    String stem() {
      return "%s/%s_%04d".formatted(identity, identity, number);
    }

    @Override
    public int compareTo(Photo other) {
      int byName = identity.compareTo(other.identity);
      return byName != 0 ? byName : Integer.compare(number, other.number);
    }
  }

  boolean genuine() {
    return one.identity().equals(other.identity());
  }

  Pair inFold(int number) {
    return new Pair(one, other, number);
  }
}
