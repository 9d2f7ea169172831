package org.adsum.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.reflect.Type;
import java.util.List;
import org.adsum.attendance.boundary.CorrectionInput;
import org.adsum.course.boundary.CourseInput;
import org.adsum.course.boundary.FacultyInput;
import org.adsum.course.boundary.RoomInput;
import org.adsum.course.boundary.SectionInput;
import org.adsum.course.boundary.TermInput;
import org.adsum.enrolment.boundary.LookalikeDecision;
import org.adsum.identity.boundary.UserInput;
import org.adsum.privacy.boundary.ErasureDecision;
import org.adsum.provisioning.boundary.ScimTokenInput;
import org.adsum.session.boundary.SessionRequest;
import org.adsum.settings.boundary.SettingInput;
import org.adsum.shared.boundary.Problem;

/**
 * Any body becomes the input of a call or a refusal, never another failure.
 *
 * <p>Runs over the corpus with all tests; {@code ./adsum fuzz} looks for new inputs.
 */
class JsonDoorFuzzTest {
  /** All that the API takes ({@link JsonInputsTest}); new ones at the end, for the corpus' sake. */
  static final List<Type> INPUTS =
      List.of(
          TicketResource.Scanned.class,
          TicketResource.Found.class,
          TokenResource.Credentials.class,
          UserInput.class,
          RoomInput.class,
          TermInput.class,
          SessionRequest.class,
          CourseInput.class,
          SectionInput.class,
          FacultyInput.class,
          CorrectionInput.class,
          SettingInput.class,
          ScimTokenInput.class,
          LookalikeDecision.class,
          ErasureDecision.class,
          EnrolmentRequestResource.Refusal.class,
          EnrolmentResource.Way.class,
          ScopeResource.Parts.class,
          SessionResource.Seen.class,
          SessionResource.Decided.class);

  private static final JsonProvider DOOR = new JsonProvider();

  @FuzzTest(maxDuration = "10m")
  void anyBodyIsReadOrRefused(FuzzedDataProvider data) {
    Type input = INPUTS.get(data.consumeInt(0, INPUTS.size() - 1));
    byte[] body = data.consumeRemainingAsBytes();
    try {
      Object read = DOOR.read(body, input);
      assertTrue(read == null || read.getClass() == input, "what was read is what was meant");
    } catch (Problem refused) {
      assertEquals(400, refused.code().status(), refused.code().name());
    }
  }
}
