package org.adsum.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Broker;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Lesson;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.adsum.launcher.AdsumServer;
import org.adsum.models.CalibratedThresholds;
import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelStore;
import org.adsum.models.build.EvalPhotos;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tukaani.xz.XZInputStream;

/**
 * After {@code ./adsum models use} and a restart nobody is compared with templates of the model
 * before; they are asked to enrol again, and everybody concerned is told why.
 *
 * <p>The imported network has random weights and made-up thresholds: it recognises nobody, and what
 * is tested here needs no recognition.
 */
@ExtendWith(Invariants.class)
@Order(Integer.MAX_VALUE - 1)
class EmbedderSwitchIT {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  private static final String QUEUE = "adsum.verification";
  private static final String OTHER = "irv1-random";
  private static final String BUNDLED = "fr-feature";
  private static final String OF_STUDENT =
      "select concat(model_id, ' ', hex(sealed_embedding)) from face_template where student_id = ?"
          + " order by slot";

  private final AdsumServer server = Adsum.server();
  private final Path models = server.settings().models();
  private boolean switched;

  @Test
  void templatesOfTheModelBeforeAreNotUsedAndTheirPeopleAreAskedToEnrolAgain() throws Exception {
    Path evaluation = EvalPhotos.findFolder().orElse(null);
    assumeTrue(evaluation != null, "no evaluation folder");
    Student waiting = Student.enrolled(4);
    Student renewing = Student.enrolled(5);
    Student leaving = Student.enrolled(6);
    Student newcomer = Student.number(30);
    List<String> before = Rows.column(OF_STUDENT, waiting.id());
    long enrolled = Rows.count("select count(distinct student_id) from face_template");

    install(evaluation);
    command("use", OTHER);
    assertEquals(201, scan(waiting), "a running server keeps its embedder");
    switched = true;
    Broker.deliver(QUEUE, false);
    Lesson meanwhile = Lesson.open(Lesson.ALL);
    String underWay =
        waiting.submit(waiting.ticket(meanwhile), Photos.frames(waiting.person())).text("id");
    server.restartServer();
    assertTrue(server.isReady());

    Broker.deliver(QUEUE, true);
    Reply undecided = waiting.verdict(underWay);
    assertEquals("REJECTED", undecided.text("state"), "measured by one model, judged by none");
    assertEquals("NOT_ENROLLED", undecided.text("reason"));
    meanwhile.close();
    assertEquals(
        1,
        Rows.count(
            "select count(*) from audit_entry where stream = 'policy' and action ="
                + " 'embedder.changed' and details like ?",
            "from=" + BUNDLED + " % to=" + OTHER + " i1-%"));
    JsonObject view = waiting.api().get("me/enrolment").expect(200).json();
    assertEquals(0, view.getInt("templates"));
    assertTrue(view.getBoolean("enrolAgain"));
    assertTrue(refusal(waiting).contains("face recognition changed; please enrol again"));
    assertTrue(refusal(newcomer).contains("We do not have your face yet"));
    assertEquals(before, Rows.column(OF_STUDENT, waiting.id()), "sealed, as they were");

    studentsSeeIt(waiting);
    adminsSeeIt(enrolled);

    Api.as("admin")
        .upload(
            "users/" + renewing.id() + "/templates",
            "photos",
            Photos.enrolment(renewing.person()).subList(0, 1))
        .expect(201);
    List<String> renewed = Rows.column(OF_STUDENT, renewing.id());
    assertEquals(1, renewed.size());
    assertTrue(renewed.get(0).startsWith(OTHER + " "), "those of the model before are destroyed");
    assertEquals(201, scan(renewing));

    leaving.withdraw();
    assertEquals(List.of(), Rows.column(OF_STUDENT, leaving.id()), "of whatever model");

    command("use", BUNDLED);
    server.restartServer();
    switched = false;
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      Reply verdict = waiting.checkIn(lesson);
      assertEquals("ACCEPTED", verdict.text("state"), "the way back costs nobody who waited");
    }
    assertTrue(refusal(renewing).contains("please enrol again"));
    renewing.withdraw();
    command("remove", OTHER);
  }

  @AfterEach
  void useTheBundledModelAgain() throws Exception {
    if (switched) {
      new ModelStore(models).select(BUNDLED);
      server.restartServer();
    }
  }

  private void studentsSeeIt(Student student) {
    Page phone = BROWSER.phone("student");
    BROWSER.signIn(phone, student.username(), Adsum.PASSWORD);
    phone.navigate(Adsum.uri() + "student");
    assertThat(phone.locator("[data-enrol=again] h3")).containsText("please enrol again");
    keep(phone, "embedder-student");
    phone.navigate(Adsum.uri() + "student/enrol");
    assertThat(phone.locator("h1:visible")).containsText("Please enrol again");
    assertThat(phone.locator("#view-status")).containsText("face recognition changed");
    assertThat(phone.locator("#withdraw-open")).isVisible();
    keep(phone, "embedder-enrol");
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      phone.navigate(Adsum.uri() + "Q/" + lesson.code());
      assertThat(phone.locator("#verdict-detail")).containsText("please enrol again");
      keep(phone, "embedder-checkin");
    }
    assertEquals(List.of(), BROWSER.complaints());
  }

  private void adminsSeeIt(long enrolled) {
    Page admin = BROWSER.desktop("admin");
    BROWSER.signIn(admin, "admin", Adsum.PASSWORD);
    admin.navigate(Adsum.uri() + "admin");
    assertThat(admin.locator("a[href*=missing]"))
        .containsText(enrolled + " must enrol again: the face recognition changed");
    keep(admin, "embedder-admin");
    admin.navigate(Adsum.uri() + "admin/enrolments");
    assertThat(admin.locator(".adsum-note")).containsText(enrolled + " students must enrol again");
    assertThat(admin.locator(".adsum-status.late").first()).hasText("Must enrol again");
    keep(admin, "embedder-enrolments");
  }

  /** For people to look at; nobody's face is on these pages. */
  private static void keep(Page page, String name) {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Adsum.TARGET.resolve("browser").resolve(name + ".png")));
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Adsum.TARGET.resolve("browser").resolve(name + "-dark.png")));
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(com.microsoft.playwright.options.ColorScheme.LIGHT));
  }

  private static int scan(Student student) {
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      return student.scan(lesson.code()).status();
    }
  }

  private static String refusal(Student student) {
    try (Lesson lesson = Lesson.open(Lesson.ALL)) {
      return student.scan(lesson.code()).expectProblem(409, "not-enrolled").text("detail");
    }
  }

  private void install(Path evaluation) throws Exception {
    Path scratch = Files.createTempDirectory(Adsum.TARGET, "checkpoint");
    Path checkpoint = scratch.resolve("random.pt");
    Path packed = evaluation.resolve("golden/irv1-random-legacy.pt.xz");
    try (InputStream in = new XZInputStream(Files.newInputStream(packed))) {
      Files.copy(in, checkpoint);
    }
    command("import", checkpoint.toString(), "--name", OTHER);
    ModelDescriptor imported = new ModelStore(models).descriptor(OTHER);
    List<ModelDescriptor.Threshold> madeUp =
        Stream.of(1e-2, 1e-3, 1e-4)
            .map(rate -> new ModelDescriptor.Threshold("cosine", 0.99, rate, 0, "made up"))
            .toList();
    Path report = scratch.resolve("report.json");
    Files.writeString(
        report,
        Json.createObjectBuilder()
            .add(
                CalibratedThresholds.KEY,
                new CalibratedThresholds(OTHER, imported.version(), imported.sha256(), madeUp)
                    .toJson())
            .build()
            .toString());
    command("calibrate", OTHER, "--from", report.toString());
    Files.delete(report);
    Files.delete(checkpoint);
    Files.delete(scratch);
  }

  /** Runs {@code ./adsum models} as the script does. */
  private void command(String... arguments) throws IOException, InterruptedException {
    Path worker = Adsum.project().resolve("inference-worker/target");
    List<String> call =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dadsum.models=" + models,
                "org.adsum.face.command.FaceCommand",
                "models"));
    call.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(call).redirectErrorStream(true);
    builder
        .environment()
        .put(
            "CLASSPATH",
            worker.resolve("classes")
                + ":"
                + Files.readString(worker.resolve("command.classpath")));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), said);
    assertFalse(said.contains("Exception"), said);
  }
}
