package org.adsum.web.api;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.entity.Photo;

/**
 * A multipart form with photos, and perhaps a ticket.
 *
 * @param ticket the part {@code ticket}, or null
 * @param places the part {@code places}, or null
 * @param code the part {@code code}, or null
 * @param photos the photos, each safe to decode
 */
public record PhotoForm(String ticket, String places, String code, List<Photo> photos) {
  private static final int LONGEST_TICKET = 200;
  private static final int LONGEST_PLACES = 200;
  private static final int LONGEST_CODE = 200;

  /**
   * What is expected.
   *
   * @param name of the parts that are photos
   * @param fewest photos that will be asked for, to be named in a refusal
   * @param most photos that are taken
   */
  record Wanted(String name, int fewest, int most) {}

  /**
   * Reads a form; the first wrong part ends the reading.
   *
   * @throws Problem photo-count with too many, photo-too-large, photo-format, photo-damaged,
   *     ticket-unknown, challenge-mismatch and code-unknown with what is too long to be one,
   *     invalid-input
   */
  static PhotoForm read(InputStream body, MediaType type, Wanted wanted) throws IOException {
    Multipart parts = new Multipart(body, type);
    String ticket = null;
    String places = null;
    String code = null;
    List<Photo> photos = new ArrayList<>();
    while (parts.advance()) {
      if (parts.name().equals(wanted.name())) {
        if (photos.size() == wanted.most()) {
          throw new Problem(ProblemCode.PHOTO_COUNT, wanted.fewest(), wanted.most());
        }
        photos.add(photo(parts, photos.size() + 1));
      } else if (parts.name().equals("ticket")) {
        ticket = text(parts, LONGEST_TICKET, ProblemCode.TICKET_UNKNOWN);
      } else if (parts.name().equals("places")) {
        places = text(parts, LONGEST_PLACES, ProblemCode.CHALLENGE_MISMATCH);
      } else if (parts.name().equals("code")) {
        code = text(parts, LONGEST_CODE, ProblemCode.CODE_UNKNOWN);
      }
    }
    return new PhotoForm(ticket, places, code, photos);
  }

  private static String text(Multipart part, int most, ProblemCode tooLong) throws IOException {
    return new String(part.bytes(most, tooLong), StandardCharsets.UTF_8).strip();
  }

  private static Photo photo(Multipart parts, int place) throws IOException {
    byte[] bytes = parts.bytes(Photo.MOST_BYTES, ProblemCode.PHOTO_TOO_LARGE);
    try {
      return Photo.of(bytes);
    } catch (Problem problem) {
      throw new Problem(problem.code(), place);
    }
  }

  /** Whoever holds the ticket may check in, and the photos are faces: neither is for logs. */
  @Override
  public String toString() {
    return "PhotoForm[photos=" + photos.size() + "]";
  }
}
