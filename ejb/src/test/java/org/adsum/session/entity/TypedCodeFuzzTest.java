package org.adsum.session.entity;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.adsum.checkin.entity.Challenge;
import org.adsum.checkin.entity.ChallengePlace;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.PublicId;
import org.adsum.shared.entity.Base32;

/**
 * What students type or send as codes, ids and places: nothing but the wall's own code is good, and
 * nothing but the asked places answers a challenge.
 *
 * <p>Runs over the corpus with all tests; {@code ./adsum fuzz} looks for new inputs.
 */
class TypedCodeFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
  private static final QrCode CODE = new QrCode("ABC123", new byte[32], Duration.ofSeconds(10));
  private static final List<String> GOOD =
      List.of(
          CODE.code(CODE.stepAt(NOW)),
          CODE.code(CODE.stepAt(NOW) - 1),
          CODE.shortCode(CODE.stepAt(NOW)),
          CODE.shortCode(CODE.stepAt(NOW) - 1));

  @FuzzTest(maxDuration = "10m")
  void nothingButTheWallsCodeIsGood(FuzzedDataProvider data) {
    String typed = data.consumeString(300);
    String code = Base32.normalise(typed);
    if (!GOOD.contains(code)) {
      assertNotEquals(QrCode.Standing.GOOD, CODE.judge(code, NOW, 6), typed);
    }
    try {
      PublicId.check(typed);
      assertTrue(typed.length() == 26, typed);
    } catch (Problem unknown) {
      assertTrue(unknown.code().status() == 404, unknown.code().name());
    }
    Challenge asked = Challenge.of("FRONT,LEFT,UP,FRONT");
    int frames = data.consumeInt(0, 6);
    asked
        .answeredBy(data.consumeRemainingAsString(), frames)
        .ifPresent(
            places -> {
              assertTrue(places.size() == frames, places.toString());
              assertTrue(
                  places.equals(asked.places())
                      || places.stream().allMatch(ChallengePlace.FRONT::equals),
                  places.toString());
            });
  }
}
