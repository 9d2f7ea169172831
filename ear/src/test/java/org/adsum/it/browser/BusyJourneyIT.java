package org.adsum.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Broker;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A student meets a full queue, a proxy without a server and a lost line, and does nothing. */
@ExtendWith(Invariants.class)
class BusyJourneyIT {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  private static final String MOST_PENDING = "adsum.queue.most-pending";
  private static final double PATIENCE_MS = 60_000;

  private final List<String> keys = new ArrayList<>();

  @AfterEach
  void open() {
    Broker.setProperty(MOST_PENDING, null);
  }

  @Test
  void whoIsRefusedForTheMomentIsTakenInWithoutDoingAnything() {
    Student student = Student.enrolled(1);
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Page phone = BROWSER.phone("student");
      phone.navigate(Adsum.uri() + "Q/" + lesson.code());
      phone.locator("#signIn-username").fill(student.username());
      phone.locator("#signIn-password").fill(Adsum.PASSWORD);
      phone.locator("#signIn-submit").click();
      phone.locator("#camera-start:enabled").waitFor();
      Broker.setProperty(MOST_PENDING, "0");
      phone.route("**/api/v1/check-ins", this::troubled);
      BROWSER.camera().showFace(Photos.face(student.person()));
      phone.locator("#camera-start").click();

      assertThat(phone.locator("#waiting-text"))
          .containsText(
              "Many are checking in. We will send it in",
              new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));
      phone.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target/browser/checkin-busy.png")));
      Broker.setProperty(MOST_PENDING, null);
      assertThat(phone.locator("#verdict-title"))
          .containsText(
              "Present", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));

      assertEquals(4, keys.size(), "busy, no server, no line, taken");
      assertEquals(1, Set.copyOf(keys).size(), "each repeat carries the same key");
      assertEquals(
          1, Rows.count("select count(*) from checkin_attempt where session_id = ?", lesson.id()));
      assertEquals(1, lesson.records(student));
    }
  }

  private void troubled(Route route) {
    keys.add(route.request().headerValue("Idempotency-Key"));
    switch (keys.size()) {
      case 2 -> route.fulfill(new Route.FulfillOptions().setStatus(502).setBody("Bad gateway"));
      case 3 -> route.abort("connectionreset");
      default -> route.resume();
    }
  }
}
