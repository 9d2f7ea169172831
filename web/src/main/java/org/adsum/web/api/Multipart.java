package org.adsum.web.api;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Words;

/**
 * Reads a {@code multipart/form-data} body (RFC 7578) part by part, in memory and only as far as it
 * is asked to: no part is ever written to a file, and what is not wanted is not kept. Use: {@link
 * #advance}, {@link #name}, then {@link #bytes} or the next {@link #advance}.
 */
final class Multipart {
  private static final int BUFFER = 8192;
  private static final int MOST_HEADER_BYTES = 8192;
  private static final int LONGEST_BOUNDARY = 70;
  private static final Pattern NAME =
      Pattern.compile(
          "^content-disposition:\\s*form-data\\b.*?;\\s*name=(?:\"([^\"]*)\"|([^;\\s]+))",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private boolean inPart;
  private String name;

  /**
   * Reads from a stream whose type names the boundary.
   *
   * @throws Problem invalid-input without a boundary
   */
  Multipart(InputStream in, MediaType type) {
    String boundary = type == null ? null : type.getParameters().get("boundary");
    if (boundary == null || boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
      throw malformed();
    }
    this.in = in;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    // The first delimiter need not follow a line, so a line is put in front of it.
    buffer[0] = '\r';
    buffer[1] = '\n';
    limit = 2;
    inPart = true;
  }

  /**
   * Goes to the next part, over what is left of this one.
   *
   * @return false after the last part
   * @throws Problem invalid-input when the body is not well-formed or ends too early
   */
  boolean advance() throws IOException {
    if (inPart) {
      copy(null, Long.MAX_VALUE, ProblemCode.BODY_TOO_LARGE);
    }
    int first = next();
    int second = next();
    if (first == '-' && second == '-') {
      return false;
    }
    if (first != '\r' || second != '\n') {
      throw malformed();
    }
    Matcher named = NAME.matcher(headers());
    if (!named.find()) {
      throw malformed();
    }
    name = named.group(1) != null ? named.group(1) : named.group(2);
    inPart = true;
    return true;
  }

  /** Name of this part. */
  String name() {
    return name;
  }

  /**
   * The content of this part.
   *
   * @throws Problem {@code tooLarge} when there are more than {@code most} bytes
   */
  byte[] bytes(int most, ProblemCode tooLarge) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    copy(content, most, tooLarge);
    return content.toByteArray();
  }

  /** The content of this part, to be read as it comes; at its end the next part can follow. */
  InputStream stream() {
    return new InputStream() {
      private boolean ended;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
      }

      @Override
      public int read(byte[] target, int from, int length) throws IOException {
        if (ended) {
          return -1;
        }
        while (true) {
          int found = find();
          // The delimiter may have begun at the end of the buffer.
          int end = found >= 0 ? found : Math.max(position, limit - delimiter.length + 1);
          if (end > position) {
            int given = Math.min(length, end - position);
            System.arraycopy(buffer, position, target, from, given);
            position += given;
            return given;
          }
          if (found >= 0) {
            position += delimiter.length;
            inPart = false;
            ended = true;
            return -1;
          }
          fill();
        }
      }
    };
  }

  /** Copies up to the next delimiter, and goes behind it. */
  private void copy(ByteArrayOutputStream out, long most, ProblemCode tooLarge) throws IOException {
    long copied = 0;
    while (true) {
      int found = find();
      // The delimiter may have begun at the end of the buffer.
      int end = found >= 0 ? found : Math.max(position, limit - delimiter.length + 1);
      copied += end - position;
      if (copied > most) {
        throw new Problem(tooLarge);
      }
      if (out != null) {
        out.write(buffer, position, end - position);
      }
      position = end;
      if (found >= 0) {
        position += delimiter.length;
        inPart = false;
        return;
      }
      fill();
    }
  }

  private int find() {
    for (int at = position; at <= limit - delimiter.length; at++) {
      int matched = 0;
      while (matched < delimiter.length && buffer[at + matched] == delimiter[matched]) {
        matched++;
      }
      if (matched == delimiter.length) {
        return at;
      }
    }
    return -1;
  }

  private String headers() throws IOException {
    StringBuilder headers = new StringBuilder();
    String line = line();
    while (!line.isEmpty()) {
      headers.append(line).append('\n');
      if (headers.length() > MOST_HEADER_BYTES) {
        throw malformed();
      }
      line = line();
    }
    return headers.toString();
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int last = -1;
    int current = next();
    while (current != '\n' || last != '\r') {
      line.write(current);
      if (line.size() > MOST_HEADER_BYTES) {
        throw malformed();
      }
      last = current;
      current = next();
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.substring(0, text.length() - 1);
  }

  private int next() throws IOException {
    if (position == limit) {
      fill();
    }
    return buffer[position++];
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
    int read = in.read(buffer, limit, buffer.length - limit);
    if (read < 0) {
      throw malformed();
    }
    limit += read;
  }

  private static Problem malformed() {
    return new Problem(ProblemCode.INVALID_INPUT, "body", Words.of("multipart-unreadable"));
  }
}
