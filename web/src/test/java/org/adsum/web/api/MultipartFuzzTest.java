package org.adsum.web.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;

/**
 * Any body behind any boundary becomes parts or a refusal, and no part is larger than the body.
 *
 * <p>Runs over the corpus with all tests; {@code ./adsum fuzz} looks for new inputs.
 */
class MultipartFuzzTest {
  private static final int MOST = 4096;

  @FuzzTest(maxDuration = "10m")
  void anyBodyIsPartsOrARefusal(FuzzedDataProvider data) throws IOException {
    String boundary = data.consumeBoolean() ? "b" : data.consumeString(80);
    byte[] body = data.consumeRemainingAsBytes();
    try {
      Multipart parts =
          new Multipart(
              new LimitedStream(new ByteArrayInputStream(body), body.length),
              new MediaType("multipart", "form-data", Map.of("boundary", boundary)));
      int read = 0;
      while (parts.advance()) {
        assertTrue(parts.name() != null, "a part has a name");
        read += parts.bytes(MOST, ProblemCode.BODY_TOO_LARGE).length;
      }
      assertTrue(read <= body.length, read + " of " + body.length);
    } catch (Problem refused) {
      assertTrue(refused.code().status() < 500, refused.code().name());
    }
  }
}
