package org.adsum.enrolment.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.adsum.enrolment.entity.TemplateChoice.Candidate;
import org.junit.jupiter.api.Test;

/** Rule 6: near-duplicates make one template, the best of them. */
class TemplateChoiceTest {
  private static Candidate at(double degrees, double quality) {
    double radians = Math.toRadians(degrees);
    return new Candidate(
        new float[] {(float) Math.cos(radians), (float) Math.sin(radians)}, quality);
  }

  @Test
  void fiveCopiesMakeOneTemplate() {
    Candidate photo = at(10, 0.8);
    assertEquals(1, TemplateChoice.of(Collections.nCopies(5, photo)).size());
  }

  @Test
  void ofPhotosThatShowNearlyTheSameTheBestStays() {
    Candidate good = at(0, 0.9);
    Candidate better = at(5, 0.95);
    Candidate other = at(60, 0.5);
    assertEquals(List.of(better, other), TemplateChoice.of(List.of(good, better, other)));
  }

  @Test
  void differentPhotosAllStayInTheirOrder() {
    List<Candidate> photos = List.of(at(0, 0.5), at(30, 0.9), at(60, 0.7));
    assertEquals(photos, TemplateChoice.of(photos));
  }

  @Test
  void theLimitItselfCountsAsNearlyTheSame() {
    double limit = Math.toDegrees(Math.acos(TemplateChoice.NEARLY_THE_SAME));
    assertEquals(1, TemplateChoice.of(List.of(at(0, 0.9), at(limit - 0.1, 0.8))).size());
    assertEquals(2, TemplateChoice.of(List.of(at(0, 0.9), at(limit + 0.1, 0.8))).size());
  }

  @Test
  void neverMoreThanThereAreSlotsAndThenTheBest() {
    List<Candidate> photos = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      photos.add(at(i * 40, 0.1 + i * 0.1));
    }
    assertEquals(photos.subList(3, 8), TemplateChoice.of(photos));
  }

  @Test
  void vectorsOfDifferentModelsAreNotCompared() {
    assertThrows(
        IllegalArgumentException.class, () -> Cosine.of(new float[] {1, 0}, new float[] {1}));
  }
}
