package org.adsum.it.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Photos;
import org.adsum.it.support.Rows;
import org.adsum.it.support.Student;
import org.adsum.launcher.AdsumServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The search for double enrolments among 20,000 students with three templates each, random vectors.
 * Times are printed for {@code docs/measurements-face.md}, not judged. Run with {@code
 * -Dadsum.scale=true}.
 */
@EnabledIfSystemProperty(named = "adsum.scale", matches = "true")
class LookalikesAtScaleIT {
  private static final int STUDENTS = 20_000;
  private static final int TEMPLATES = 3;
  private static final int SIZE = 512;
  private static final int ROWS_AT_ONCE = 1000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final SecureRandom RANDOM = new SecureRandom();

  @Test
  void aNewStudentIsComparedWithTwentyThousand() throws Exception {
    Student first = Student.enrolled(1);
    awaitNothingDue();
    String model = Rows.column("select min(model_id) from face_template").get(0);
    String version = Rows.column("select min(model_version) from face_template").get(0);
    long start = System.nanoTime();
    fill(model, version);
    System.out.printf(
        Locale.ROOT,
        "%d students with %d templates each written in %.0f s%n",
        STUDENTS,
        TEMPLATES,
        seconds(start));

    for (int i = 0; i < 3; i++) {
      Student student = Student.enrolledAs(35 + i, 0);
      start = System.nanoTime();
      Await.until("compared", PATIENCE, () -> due(student.id()) == 0);
      System.out.printf(
          Locale.ROOT, "One new student: noted %.1f s after the answer%n", seconds(start));
    }
    assertEquals(
        1,
        Rows.count(
            "select count(*) from lookalike where ? in (one_id, other_id) and"
                + " (one_id = (select id from user_account where username = 'student35') or"
                + " other_id = (select id from user_account where username = 'student35'))",
            first.id()));
    System.out.println("Memory after three: " + memory());

    Rows.change(
        "update face_template set compared_at = null where student_id in (select id from"
            + " user_account where username between 'scale00001' and 'scale00400')");
    long due = allDue();
    start = System.nanoTime();
    long enrolling = System.nanoTime();
    Api.as("admin")
        .upload("users/" + first.id() + "/templates", "photos", Photos.enrolment(0))
        .expect(201);
    System.out.printf(
        Locale.ROOT, "An enrolment while the search is due took %.2f s%n", seconds(enrolling));
    String before = memory();
    Await.until("all compared", PATIENCE, () -> allDue() == 0);
    System.out.printf(
        Locale.ROOT,
        "%d templates compared with %d in %.0f s, pauses included%n",
        due,
        STUDENTS * TEMPLATES,
        seconds(start));
    System.out.println("Memory before and after: " + before + " | " + memory());
    System.out.println(
        "Pairs in all (of random vectors none is expected): "
            + Rows.count("select count(*) from lookalike"));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long due(String student) {
    return Rows.count(
        "select count(*) from face_template where student_id = ? and compared_at is null", student);
  }

  private static long allDue() {
    return Rows.count("select count(*) from face_template where compared_at is null");
  }

  private static void awaitNothingDue() {
    Await.until("nothing is due", PATIENCE, () -> allDue() == 0);
  }

  /** Heap in use and resident memory of the server, as the system and its JVM tell. */
  private static String memory() throws Exception {
    Path pids = Path.of("/proc");
    try (var all = Files.list(pids)) {
      for (Path one : all.filter(p -> p.getFileName().toString().matches("\\d+")).toList()) {
        Path command = one.resolve("cmdline");
        if (Files.isReadable(command)
            && Files.readString(command).contains("jboss-modules.jar")
            && Files.readString(command).contains(Adsum.TARGET.resolve("it-home").toString())) {
          String pid = one.getFileName().toString();
          Process jcmd = new ProcessBuilder("jcmd", pid, "GC.heap_info").start();
          String heap = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
          String resident =
              Files.readAllLines(one.resolve("status")).stream()
                  .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                  .toList()
                  .toString();
          return heap.lines().skip(1).findFirst().orElse("").strip() + " " + resident;
        }
      }
    }
    return "unknown";
  }

  private static void fill(String model, String version) throws Exception {
    AdsumServer server = Adsum.server();
    byte[] key = key();
    Random random = new Random(20261126);
    AtomicLong at = new AtomicLong();
    try (Connection connection =
            DriverManager.getConnection(
                server.databaseUrl() + "&rewriteBatchedStatements=true",
                server.databaseUser(),
                server.databasePassword());
        PreparedStatement users =
            connection.prepareStatement(
                "insert into user_account (id, username, display_name, state, created_at, version)"
                    + " values (?, ?, ?, 'ACTIVE', now(6), 0)");
        PreparedStatement templates =
            connection.prepareStatement(
                "insert into face_template (id, student_id, model_id, model_version, slot,"
                    + " sealed_embedding, quality, consent_version, created_at, compared_at)"
                    + " values (?, ?, ?, ?, ?, ?, 0.9, 2, now(6), now(6))")) {
      connection.setAutoCommit(false);
      for (int i = 1; i <= STUDENTS; i++) {
        String student = "0scale%020d".formatted(i);
        users.setString(1, student);
        users.setString(2, "scale%05d".formatted(i));
        users.setString(3, "Scale %d".formatted(i));
        users.addBatch();
        for (int slot = 1; slot <= TEMPLATES; slot++) {
          String id = "0t%024d".formatted(at.incrementAndGet());
          templates.setString(1, id);
          templates.setString(2, student);
          templates.setString(3, model);
          templates.setString(4, version);
          templates.setInt(5, slot);
          templates.setBytes(6, sealed(key, id, unit(random)));
          templates.addBatch();
        }
        if (i % ROWS_AT_ONCE == 0) {
          users.executeBatch();
          templates.executeBatch();
          connection.commit();
        }
      }
    }
  }

  private static byte[] unit(Random random) {
    float[] values = new float[SIZE];
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      values[i] = (float) random.nextGaussian();
      sum += values[i] * values[i];
    }
    ByteBuffer bytes = ByteBuffer.allocate(SIZE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat((float) (value / Math.sqrt(sum)));
    }
    return bytes.array();
  }

  /** The templates' key, as the server derives it from the master key. */
  private static byte[] key() throws Exception {
    Path file = Adsum.TARGET.resolve("it-home/keys/master.key");
    byte[] master = Base64.getDecoder().decode(Files.readString(file).strip());
    byte[] extracted = hmac("adsum".getBytes(StandardCharsets.UTF_8), master);
    return hmac(extracted, "FACE_TEMPLATE\u0001".getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] hmac(byte[] key, byte[] data) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }

  private static byte[] sealed(byte[] key, String id, byte[] plain) throws Exception {
    byte[] nonce = new byte[12];
    RANDOM.nextBytes(nonce);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD(("FACE_TEMPLATE:" + id).getBytes(StandardCharsets.UTF_8));
    byte[] body = cipher.doFinal(plain);
    return ByteBuffer.allocate(1 + nonce.length + body.length)
        .put((byte) 1)
        .put(nonce)
        .put(body)
        .array();
  }
}
