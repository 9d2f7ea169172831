package org.adsum.web.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.junit.jupiter.api.Test;

class MultipartTest {
  private static final MediaType TYPE =
      new MediaType("multipart", "form-data", Map.of("boundary", "b0undary"));

  @Test
  void partsComeInTheirOrderWithNameAndContent() throws IOException {
    Multipart parts = parts(body(part("ticket", "ABC"), part("frames", "one"), part("frames", "")));

    assertTrue(parts.advance());
    assertEquals("ticket", parts.name());
    assertEquals("ABC", text(parts));
    assertTrue(parts.advance());
    assertEquals("frames", parts.name());
    assertEquals("one", text(parts));
    assertTrue(parts.advance());
    assertEquals("", text(parts));
    assertFalse(parts.advance());
  }

  @Test
  void contentSurvivesWhateverTheSizeOfTheReads() throws IOException {
    byte[] content = new byte[40_000];
    new Random(1).nextBytes(content);
    // Beginnings of a delimiter inside the content must not end it.
    System.arraycopy(
        "\r\n--b0undar\r\n--".getBytes(StandardCharsets.US_ASCII), 0, content, 8180, 15);
    byte[] body = bytes(head("frames"), content, "\r\n--b0undary--\r\n".getBytes());

    for (int step : new int[] {1, 7, 8191, 8192, 100_000}) {
      Multipart parts = new Multipart(inSteps(body, step), TYPE);
      assertTrue(parts.advance());
      assertArrayEquals(content, parts.bytes(content.length, ProblemCode.PHOTO_TOO_LARGE));
      assertFalse(parts.advance());
    }
  }

  @Test
  void aPartThatNobodyAsksForIsSkipped() throws IOException {
    Multipart parts = parts(body(part("other", "x".repeat(20_000)), part("ticket", "ABC")));

    parts.advance();
    assertTrue(parts.advance());
    assertEquals("ABC", text(parts));
  }

  @Test
  void textBeforeTheFirstPartAndAfterTheLastIsIgnored() throws IOException {
    Multipart parts = parts("preamble\r\n" + body(part("ticket", "ABC")) + "epilogue");

    assertTrue(parts.advance());
    assertEquals("ABC", text(parts));
    assertFalse(parts.advance());
  }

  @Test
  void theNameIsNotTakenFromTheFileName() throws IOException {
    Multipart parts =
        parts(
            "--b0undary\r\nContent-Type: image/jpeg\r\n"
                + "content-disposition: form-data; filename=\"name=x\"; name=frames\r\n\r\n1"
                + "\r\n--b0undary--");

    assertTrue(parts.advance());
    assertEquals("frames", parts.name());
  }

  @Test
  void aPartOverItsLimitIsRefusedBeforeItHasBeenRead() throws IOException {
    byte[] body = bytes(head("frames"), new byte[1_000_000], "\r\n--b0undary--".getBytes());
    ByteArrayInputStream in = new ByteArrayInputStream(body);
    Multipart parts = new Multipart(in, TYPE);
    parts.advance();

    assertProblem(
        ProblemCode.PHOTO_TOO_LARGE, () -> parts.bytes(10_000, ProblemCode.PHOTO_TOO_LARGE));
    assertTrue(in.available() > 900_000);
  }

  @Test
  void aBodyThatEndsTooEarlyIsInvalid() {
    String whole = body(part("ticket", "ABC"));
    for (int length = 0; length < whole.length() - "--\r\n".length(); length++) {
      String cut = whole.substring(0, length);
      assertProblem(ProblemCode.INVALID_INPUT, () -> readAll(parts(cut)));
    }
  }

  @Test
  void aBodyWithoutBoundaryNameOrWithEndlessHeadersIsInvalid() {
    assertProblem(
        ProblemCode.INVALID_INPUT,
        () -> new Multipart(InputStream.nullInputStream(), MediaType.MULTIPART_FORM_DATA_TYPE));
    assertProblem(
        ProblemCode.INVALID_INPUT,
        () -> readAll(parts("--b0undary\r\nContent-Type: a/b\r\n\r\nx\r\n--b0undary--")));
    assertProblem(
        ProblemCode.INVALID_INPUT,
        () -> readAll(parts("--b0undary\r\nX: " + "x".repeat(10_000) + "\r\n\r\n")));
    assertProblem(
        ProblemCode.INVALID_INPUT,
        () -> readAll(parts("--b0undary\r\n" + "X: y\r\n".repeat(10_000) + "\r\n")));
  }

  private static void readAll(Multipart parts) throws IOException {
    while (parts.advance()) {
      parts.bytes(1_000_000, ProblemCode.PHOTO_TOO_LARGE);
    }
  }

  private static String text(Multipart parts) throws IOException {
    return new String(parts.bytes(1000, ProblemCode.PHOTO_TOO_LARGE), StandardCharsets.UTF_8);
  }

  private static Multipart parts(String body) {
    return new Multipart(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), TYPE);
  }

  private static String part(String name, String content) {
    return new String(head(name), StandardCharsets.UTF_8) + content + "\r\n";
  }

  private static byte[] head(String name) {
    return ("--b0undary\r\nContent-Disposition: form-data; name=\""
            + name
            + "\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String body(String... parts) {
    return String.join("", parts) + "--b0undary--\r\n";
  }

  private static byte[] bytes(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(pieces).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static InputStream inSteps(byte[] body, int step) {
    return new ByteArrayInputStream(body) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(step, length));
      }
    };
  }

  private static void assertProblem(
      ProblemCode expected, org.junit.jupiter.api.function.Executable call) {
    assertEquals(expected, assertThrows(Problem.class, call).code());
  }
}
