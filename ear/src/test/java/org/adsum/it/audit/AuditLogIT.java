package org.adsum.it.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the log tells, who may read it, and the settings that it tells of. */
@ExtendWith(Invariants.class)
class AuditLogIT {
  private static final String THRESHOLD = "settings/report.threshold-percent";
  private static final String FACE = "settings/face.match-fmr";

  @AfterAll
  static void resetSettings() {
    for (String setting : List.of(THRESHOLD, FACE)) {
      JsonObject now = Api.as("admin").get(setting).json();
      if (now.getString("source").equals("CHOSEN")) {
        Api.as("admin").put(setting, reset(now.getInt("version")));
      }
    }
  }

  private static JsonObject value(String value, int version) {
    return Json.createObjectBuilder().add("value", value).add("version", version).build();
  }

  private static JsonObject reset(int version) {
    return Json.createObjectBuilder().addNull("value").add("version", version).build();
  }

  @Test
  void aFailedSignInIsToldWithTheAddressAndWithoutWhatWasTyped() {
    assertEquals(401, Api.signIn("nobody-" + System.nanoTime(), "Secret-typed-1").status());
    JsonObject entry = newest("action=sign-in.failed&size=1");
    assertEquals("anonymous", entry.getString("actor"));
    assertEquals("unknown", entry.getString("subject"));
    assertEquals("api", entry.getString("channel"));
    assertEquals("127.0.0.1", entry.getString("address"));
    assertFalse(entry.toString().contains("Secret"));
    assertTrue(entry.getString("stream").startsWith("sign-in:"));
  }

  @Test
  void failedSignInsBeyondTheBudgetAreOnlyCounted() {
    long before = Rows.count("select count(*) from audit_entry where action = 'sign-in.failed'");
    for (int i = 0; i < 50; i++) {
      Api.signIn("nobody-at-all", "wrong-password-1");
    }
    long after = Rows.count("select count(*) from audit_entry where action = 'sign-in.failed'");
    // Two minutes may have been touched.
    assertTrue(after - before <= 40, after - before + " entries");
    Await.until(
        "the rest is counted",
        Duration.ofSeconds(75),
        () -> Rows.count("select count(*) from audit_entry where action = 'sign-in.left-out'") > 0);
  }

  @Test
  void timersAreTheSystem() {
    assertEquals(
        List.of(),
        Rows.column(
            "select action from audit_entry where channel = 'system' and actor = 'anonymous'"));
  }

  @Test
  void aChangedAccountTellsBeforeAndAfterButNoName() {
    JsonObject user =
        Api.as("admin").get("users?q=student38").json().getJsonArray("items").getJsonObject(0);
    JsonObject changed =
        Json.createObjectBuilder(user)
            .add("name", "Somebody Renamed")
            .add("roles", Json.createArrayBuilder().add("STUDENT").add("TEACHER"))
            .build();
    Reply reply = Api.as("admin").put("users/" + user.getString("id"), changed);
    assertEquals(200, reply.status(), reply.body());
    JsonObject entry = newest("action=user.changed&person=" + user.getString("id") + "&size=1");
    assertEquals("roles=STUDENT>STUDENT,TEACHER name=changed", entry.getString("details"));
    JsonObject back =
        Json.createObjectBuilder(user).add("version", reply.json().getInt("version")).build();
    assertEquals(200, Api.as("admin").put("users/" + user.getString("id"), back).status());
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetition() {
    JsonObject first = Api.as("admin").get("audit?size=3").json();
    String next = first.getString("next");
    JsonObject second =
        Api.as("admin")
            .get(
                "audit?size=3&next="
                    + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8))
            .json();
    List<String> keys =
        java.util.stream.Stream.of(first, second)
            .flatMap(page -> page.getJsonArray("items").stream())
            .map(item -> item.asJsonObject())
            .map(item -> item.getString("stream") + item.getInt("seq"))
            .toList();
    assertEquals(6, keys.stream().distinct().count());
  }

  @Test
  void onlyAdminsAndAuditorsReadIt() {
    assertEquals(403, Api.as("teacher1").get("audit").status());
    assertEquals(403, Api.as("student01").get("audit").status());
    assertEquals(401, Api.anonymous().get("audit").status());
    assertEquals(400, Api.as("admin").get("audit?from=yesterday").status());
  }

  @Test
  void theCheckRunsBesideTheRequestsAndFindsNothing() {
    Api.as("admin").post("audit/verification");
    Await.until(
        "the check is through",
        Duration.ofSeconds(60),
        () -> !Api.as("admin").get("audit/verification").json().getBoolean("running"));
    JsonObject report = Api.as("admin").get("audit/verification").json().getJsonObject("report");
    assertTrue(report.getJsonArray("faults").isEmpty(), report.toString());
    assertTrue(report.getJsonNumber("entries").longValue() > 0);
  }

  @Test
  void aSettingIsCheckedVersionedAndTold() {
    Api admin = Api.as("admin");
    int version = admin.get(THRESHOLD).json().getInt("version");
    Reply wrong = admin.put(THRESHOLD, value("101", version));
    assertEquals(422, wrong.status());
    assertEquals("setting-value", wrong.json().getString("code"));
    assertEquals(403, Api.as("teacher1").put(THRESHOLD, value("60", version)).status());
    assertEquals(404, admin.put("settings/no.such", value("60", 0)).status());

    Reply good = admin.put(THRESHOLD, value("60", version));
    assertEquals(200, good.status(), good.body());
    assertEquals("CHOSEN", good.json().getString("source"));
    assertEquals(version + 1, good.json().getInt("version"));
    assertEquals(409, admin.put(THRESHOLD, value("70", version)).status());
    assertEquals("value=75>60", newest("action=setting.changed&size=1").getString("details"));

    Reply back = admin.put(THRESHOLD, reset(version + 1));
    assertEquals("75", back.json().getString("value"));
    assertEquals("BUILT_IN", back.json().getString("source"));
    JsonObject change = admin.get(THRESHOLD + "/changes").list().get(0);
    assertEquals("60", change.getString("oldValue"));
    assertTrue(change.getBoolean("reset"));
  }

  @Test
  void aChosenFaceRateMakesANewPolicyAndAnUnknownOneChangesNothing() {
    Api admin = Api.as("admin");
    JsonObject now = admin.get(FACE).json();
    long policy = Rows.count("select max(version) from verification_policy");
    Reply unknown = admin.put(FACE, value("1e-6", now.getInt("version")));
    assertEquals(422, unknown.status(), unknown.body());
    assertEquals("face-rate-unknown", unknown.json().getString("code"));
    assertEquals(policy, Rows.count("select max(version) from verification_policy"));
    assertEquals("1e-4", admin.get(FACE).json().getString("value"));

    Reply chosen = admin.put(FACE, value("1e-3", now.getInt("version")));
    assertEquals(200, chosen.status(), chosen.body());
    assertEquals(policy + 1, Rows.count("select max(version) from verification_policy"));
    assertEquals(
        "0.001",
        Rows.column("select match_fmr from verification_policy order by version desc limit 1")
            .get(0));
    JsonObject entry = newest("action=policy.established&size=1");
    assertTrue(entry.getString("details").contains("fmr=1.0E-4>0.001"), entry.toString());
    assertEquals(
        Rows.column("select id from user_account where username = 'admin'").get(0),
        entry.getString("actor"));
  }

  private static JsonObject newest(String query) {
    Reply reply = Api.as("admin").get("audit?" + query);
    assertEquals(200, reply.status(), reply.body());
    return reply.json().getJsonArray("items").getJsonObject(0);
  }
}
