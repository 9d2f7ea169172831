package org.adsum.enrolment.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words of a consent text: paragraphs with an empty line between them, and headings, which are
 * lines that begin with {@code "# "}. There is no other markup, and pages show all of it as text.
 *
 * @param text with line feeds only and no blanks at the ends of lines
 */
public record ConsentBody(String text) {
  /** Fewest and most characters. */
  public static final int SHORTEST = 40;

  public static final int LONGEST = 8000;

  private static final String HEADING = "# ";

  /** A heading or a paragraph. */
  public record Block(boolean heading, String text) {}

  /** What became of a block from one version to another. */
  public enum Fate {
    SAME,
    REMOVED,
    ADDED
  }

  /** A block of either version, with what became of it. */
  public record Change(Fate fate, Block block) {}

  public ConsentBody {
    text = text == null ? "" : text.replace("\r\n", "\n").replace('\r', '\n');
    text =
        text.lines().map(String::stripTrailing).reduce((a, b) -> a + '\n' + b).orElse("").strip();
  }

  /** Whether it is long enough to say something, and short enough to be read. */
  public boolean isAcceptable() {
    return text.length() >= SHORTEST && text.length() <= LONGEST;
  }

  /** Its headings and paragraphs, in order. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (String part : text.split("\n\\s*\n")) {
      List<String> lines = new ArrayList<>(Arrays.asList(part.split("\n")));
      while (!lines.isEmpty() && lines.get(0).startsWith(HEADING)) {
        blocks.add(new Block(true, lines.remove(0).substring(HEADING.length()).strip()));
      }
      if (!lines.isEmpty()) {
        blocks.add(new Block(false, String.join(" ", lines).strip()));
      }
    }
    return blocks.stream().filter(block -> !block.text().isEmpty()).toList();
  }

  /**
   * What is different from an earlier version, block by block: as many as possible stay the same,
   * and what was removed stands before what took its place.
   */
  public List<Change> changesSince(ConsentBody earlier) {
    List<Block> before = earlier.blocks();
    List<Block> after = blocks();
    int[][] same = longestCommon(before, after);
    List<Change> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        changes.add(new Change(Fate.SAME, after.get(j++)));
        i++;
      } else if (i < before.size() && (j == after.size() || same[i + 1][j] >= same[i][j + 1])) {
        changes.add(new Change(Fate.REMOVED, before.get(i++)));
      } else {
        changes.add(new Change(Fate.ADDED, after.get(j++)));
      }
    }
    return changes;
  }

  /** {@code [i][j]}: how many blocks from i and j on can stay the same. */
  private static int[][] longestCommon(List<Block> before, List<Block> after) {
    int[][] length = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        length[i][j] =
            before.get(i).equals(after.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    return length;
  }
}
