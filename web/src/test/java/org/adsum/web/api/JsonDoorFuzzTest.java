package org.adsum.web.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.reflect.Type;
import java.util.List;
import org.adsum.course.boundary.RoomInput;
import org.adsum.course.boundary.TermInput;
import org.adsum.identity.boundary.UserInput;
import org.adsum.session.boundary.SessionRequest;
import org.adsum.shared.boundary.Problem;

/**
 * Any body becomes the input of a call or a refusal, never another failure.
 *
 * <p>Runs over the corpus with all tests; {@code ./adsum fuzz} looks for new inputs.
 */
class JsonDoorFuzzTest {
  private static final List<Type> INPUTS =
      List.of(
          TicketResource.Scanned.class,
          TicketResource.Found.class,
          TokenResource.Credentials.class,
          UserInput.class,
          RoomInput.class,
          TermInput.class,
          SessionRequest.class);

  private static final JsonProvider DOOR = new JsonProvider();

  @FuzzTest(maxDuration = "10m")
  void anyBodyIsReadOrRefused(byte[] body) {
    for (Type input : INPUTS) {
      try {
        DOOR.read(body, input);
      } catch (Problem refused) {
        assertTrue(refused.code().status() == 400, refused.code().name());
      }
    }
  }
}
