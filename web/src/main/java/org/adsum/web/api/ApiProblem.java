package org.adsum.web.api;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Problems;

/**
 * A problem as it goes over the wire (RFC 9457).
 *
 * @param type {@code urn:adsum:problem:} and the code
 * @param title a few words, in the caller's language
 * @param status the HTTP status
 * @param detail what happened and what to do, in the caller's language
 * @param code stable: clients may depend on it
 * @param instance names this one occurrence in the server's log; null unless it was noted there
 * @param photo the place of the photo it is about, from 1; null when it is not about one
 * @param photos what is wrong with each photo, this one and the others; null when it is not about
 *     one
 */
public record ApiProblem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String instance,
    Integer photo,
    List<PhotoProblem> photos) {
  /** Its media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** What is wrong with one of several photos. */
  public record PhotoProblem(Integer photo, String code, String title, String detail) {
    static PhotoProblem of(Problem problem, Locale locale) {
      return new PhotoProblem(
          photoOf(problem),
          problem.code().code(),
          Problems.title(problem, locale),
          Problems.detail(problem, locale));
    }
  }

  static ApiProblem of(Problem problem, Locale locale, String instance) {
    ProblemCode code = problem.code();
    return new ApiProblem(
        "urn:adsum:problem:" + code.code(),
        Problems.title(problem, locale),
        code.status(),
        Problems.detail(problem, locale),
        code.code(),
        instance,
        photoOf(problem),
        photoOf(problem) == null
            ? null
            : Stream.concat(Stream.of(problem), problem.others().stream())
                .map(one -> PhotoProblem.of(one, locale))
                .toList());
  }

  /** A client that shows several photos can so say which one to take again. */
  private static Integer photoOf(Problem problem) {
    return switch (problem.code()) {
      case PHOTO_FORMAT,
          PHOTO_TOO_LARGE,
          PHOTO_DAMAGED,
          PHOTO_NOT_PLAIN,
          PHOTO_NO_FACE,
          PHOTO_SEVERAL_FACES,
          PHOTO_TOO_DARK,
          PHOTO_TOO_BRIGHT,
          PHOTO_TOO_SMALL,
          PHOTO_BLURRED,
          PHOTO_TURNED_AWAY,
          PHOTO_CUT_OFF,
          PHOTO_COVERED,
          PHOTOS_DIFFER ->
          problem.arguments().length > 0 && problem.arguments()[0] instanceof Integer place
              ? place
              : null;
      default -> null;
    };
  }
}
