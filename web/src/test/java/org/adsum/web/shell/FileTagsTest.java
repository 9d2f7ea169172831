package org.adsum.web.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileTagsTest {

  @Test
  void theTagFollowsTheContentAlone() throws IOException {
    assertEquals(tag("a"), tag("a"));
    assertNotEquals(tag("a"), tag("b"));
  }

  @Test
  void aBrowserThatHasThisContentGetsItNotAgain() throws IOException {
    assertTrue(FileTags.matches(tag("a"), tag("a")));
    assertTrue(FileTags.matches("W/" + tag("b") + ", " + tag("a"), tag("a")));
  }

  @Test
  void aBrowserWithOtherContentGetsIt() throws IOException {
    assertFalse(FileTags.matches(null, tag("a")));
    assertFalse(FileTags.matches(tag("b"), tag("a")));
  }

  private static String tag(String content) throws IOException {
    return FileTags.of(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }
}
