package org.adsum.enrolment.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adsum.enrolment.boundary.FaceReader;
import org.adsum.enrolment.entity.Cosine;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/** Whether the photos of an enrolment will do: each is usable, and all show one person. */
public final class PhotoCheck {
  private PhotoCheck() {}

  /**
   * Returns when they will do.
   *
   * @param samePersonFrom the similarity from which two photos show one person
   * @throws Problem that tells of every photo what is wrong with it, not only of the first
   */
  public static void require(List<FaceReader.Reading> readings, double samePersonFrom) {
    refuse(unusable(readings));
    refuse(different(readings, samePersonFrom));
  }

  /** The place of the one that a person can compare best. */
  public static int best(List<FaceReader.Reading> readings) {
    int best = 0;
    for (int i = 1; i < readings.size(); i++) {
      if (readings.get(i).quality() > readings.get(best).quality()) {
        best = i;
      }
    }
    return best;
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw Problem.first(problems);
    }
  }

  private static List<Problem> unusable(List<FaceReader.Reading> readings) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      int place = i + 1;
      problemOf(readings.get(i).outcome()).ifPresent(c -> problems.add(new Problem(c, place)));
    }
    return problems;
  }

  private static Optional<ProblemCode> problemOf(FaceReader.Outcome outcome) {
    return Optional.ofNullable(
        switch (outcome) {
          case OK -> null;
          case NO_FACE -> ProblemCode.PHOTO_NO_FACE;
          case SEVERAL_FACES -> ProblemCode.PHOTO_SEVERAL_FACES;
          case TOO_DARK -> ProblemCode.PHOTO_TOO_DARK;
          case TOO_BRIGHT -> ProblemCode.PHOTO_TOO_BRIGHT;
          case TOO_SMALL -> ProblemCode.PHOTO_TOO_SMALL;
          case BLURRED -> ProblemCode.PHOTO_BLURRED;
          case TURNED_AWAY -> ProblemCode.PHOTO_TURNED_AWAY;
          case CUT_OFF -> ProblemCode.PHOTO_CUT_OFF;
          case COVERED -> ProblemCode.PHOTO_COVERED;
          case UNREADABLE -> ProblemCode.PHOTO_DAMAGED;
        });
  }

  private static List<Problem> different(List<FaceReader.Reading> readings, double samePersonFrom) {
    float[] first = readings.get(0).embedding();
    List<Problem> problems = new ArrayList<>();
    for (int i = 1; i < readings.size(); i++) {
      if (Cosine.of(first, readings.get(i).embedding()) < samePersonFrom) {
        problems.add(new Problem(ProblemCode.PHOTOS_DIFFER, i + 1));
      }
    }
    return problems;
  }
}
