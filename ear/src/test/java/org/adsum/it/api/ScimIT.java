package org.adsum.it.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.http.ConfigManipulator;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import de.captaingoldfish.scim.sdk.common.response.ListResponse;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Invariants;
import org.adsum.it.support.Reply;
import org.adsum.it.support.Rows;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.HttpClientBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** SCIM as identity providers speak it. */
@ExtendWith(Invariants.class)
class ScimIT {
  private static final AtomicLong NEXT = new AtomicLong(Instant.now().toEpochMilli());
  private static final String USERS = "Users";
  private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

  private static String token;
  private static Scim scim;

  @BeforeAll
  static void aToken() {
    token = token("ScimIT", null);
    scim = new Scim(token);
  }

  @Test
  void aUserIsMadeAndRead() {
    Reply made = scim.send("POST", USERS, user(name("made"), "ext-" + NEXT.incrementAndGet()));
    made.expect(201);
    assertTrue(made.header("Content-Type").startsWith("application/scim+json"));
    String location = made.json().getJsonObject("meta").getString("location");
    assertEquals(Adsum.uri() + "scim/v2/Users/" + made.text("id"), location);
    Reply read = scim.get("Users/" + made.text("id"));
    read.expect(200);
    assertEquals("Ada Lovelace", read.text("displayName"));
    assertEquals(made.text("externalId"), read.text("externalId"));
    assertEquals("STUDENT", roles(read));
    assertEquals(
        1,
        Rows.count(
            "select count(*) from audit_entry where action = 'user.created' and subject = ?"
                + " and actor like 'scim:%'",
            made.text("id")));
  }

  @Test
  void withoutAGoodScimTokenNothingIsTold() {
    List<Scim> strangers =
        List.of(
            new Scim(""),
            new Scim("not-a-token"),
            new Scim(Api.signIn("admin", Adsum.PASSWORD).text("token")));
    for (Scim stranger : strangers) {
      for (String path : List.of(USERS, "Groups", "ServiceProviderConfig", "Me", "nothing")) {
        Reply reply = stranger.get(path);
        reply.expect(401);
        assertError(reply, 401);
        assertTrue(reply.header("WWW-Authenticate").startsWith("Bearer"));
      }
      stranger.send("POST", USERS, user(name("stranger"), null)).expect(401);
    }
    Api.withToken(token).get("users").expectProblem(401, "not-signed-in");
  }

  @Test
  void anEndedTokenIsWorthNothing() {
    String secret = token("Ended", null);
    new Scim(secret).get(USERS).expect(200);
    String id =
        Rows.column(
                "select t.id from scim_token t join scim_client c on c.id = t.client_id where c.name = 'Ended'")
            .get(0);
    Api.as("teacher1").delete("scim-tokens/" + id).expectProblem(403, "forbidden");
    Api.as("admin").delete("scim-tokens/" + id).expect(200, 204);
    new Scim(secret).get(USERS).expect(401);
    String late = token("Late", null);
    Rows.change(
        "update scim_token set made_at = ?, expires_at = ? where client_id in (select id from scim_client where name = 'Late')",
        Instant.now().minusSeconds(60),
        Instant.now().minusSeconds(1));
    new Scim(late).get(USERS).expect(401);
    assertEquals(0, Rows.count("select count(*) from scim_token where secret_hash = ?", secret));
  }

  @Test
  void entraIdKeepsAUser() {
    String username = name("entra") + "@uni.example";
    String ext = "entra-" + NEXT.incrementAndGet();
    assertEquals(0, scim.find("userName eq \"" + username + "\"").getInt("totalResults"));
    Reply made =
        scim.send(
            "POST",
            USERS,
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
             "externalId":"%s","userName":"%s","active":true,"displayName":"Erika Entra","emails":[{"primary":true,"type":"work","value":"%s"}],
             "meta":{"resourceType":"User"},"name":{"formatted":"Erika Entra","familyName":"Entra","givenName":"Erika"},"title":"Dr","roles":[],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Physics","employeeNumber":"4711"}}
            """
                .formatted(ext, username, username));
    made.expect(201);
    String path = "Users/" + made.text("id");
    JsonObject found = scim.find("externalId eq \"" + ext + "\"");
    assertEquals(1, found.getInt("totalResults"));
    // The operation's name in capitals, truth as a word, value paths, attributes that nobody keeps.
    scim.send(
            "PATCH",
            path,
            patch(
                """
                {"op":"Replace","path":"emails[type eq \\"work\\"].value","value":"new@uni.example"},
                {"op":"Replace","path":"name.familyName","value":"Neu"},
                {"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"Maths"},
                {"op":"Replace","path":"title","value":"Prof"}
                """))
        .expect(200, 204);
    Reply changed = scim.get(path).expect(200);
    assertEquals(
        "new@uni.example",
        changed.json().getJsonArray("emails").getJsonObject(0).getString("value"));
    assertEquals("Erika Neu", changed.text("displayName"));
    Reply off =
        scim.send(
            "PATCH", path, patch("{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}"));
    off.expect(200, 204);
    assertFalse(scim.get(path).json().getBoolean("active"));
    scim.send("PATCH", path, patch("{\"op\":\"Replace\",\"value\":{\"active\":\"True\"}}"))
        .expect(200, 204);
    assertTrue(scim.get(path).json().getBoolean("active"));
    String second =
        "{\"op\":\"Add\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"added@uni.example\"}";
    String bare = made("bare");
    scim.send("PATCH", "Users/" + bare, patch("{\"op\":\"Remove\",\"path\":\"emails\"}"))
        .expect(200, 204);
    assertFalse(scim.get("Users/" + bare).json().containsKey("emails"));
    scim.send("PATCH", "Users/" + bare, patch(second)).expect(200, 204);
    assertTrue(scim.get("Users/" + bare).body().contains("added@uni.example"));
  }

  @Test
  void oktaKeepsAUser() {
    String username = name("okta") + "@uni.example";
    scim.get("Users?filter=userName%20eq%20%22" + username + "%22&startIndex=1&count=100")
        .expect(200);
    String body =
        """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s",
         "name":{"givenName":"Otto","familyName":"Okta"},"emails":[{"primary":true,"value":"%s","type":"work"}],
         "password":"1mz050nq","displayName":"Otto Okta","locale":"en-US","externalId":"00u%s","groups":[],"active":%s}
        """;
    String ext = String.valueOf(NEXT.incrementAndGet());
    Reply made = scim.send("POST", USERS, body.formatted(username, username, ext, "true"));
    made.expect(201);
    assertFalse(made.body().contains("1mz050nq"));
    assertEquals(
        0, Rows.count("select count(*) from local_credential where user_id = ?", made.text("id")));
    String path = "Users/" + made.text("id");
    scim.send("PUT", path, body.formatted(username, "put@uni.example", ext, "true")).expect(200);
    assertTrue(scim.get(path).body().contains("put@uni.example"));
    scim.send("PATCH", path, patch("{\"op\":\"replace\",\"value\":{\"active\":false}}"))
        .expect(200, 204);
    assertFalse(scim.get(path).json().getBoolean("active"));
  }

  @Test
  void deactivatingEndsTokensAndSignIn() {
    String username = name("leaver");
    Reply person =
        Api.as("admin")
            .post(
                "users",
                Json.createObjectBuilder()
                    .add("username", username)
                    .add("name", "Lea Ver")
                    .add("roles", Json.createArrayBuilder().add("TEACHER"))
                    .add("password", "a-long-enough-password")
                    .build());
    person.expect(201);
    Api own =
        Api.withToken(
            Api.signIn(username, "a-long-enough-password").expect(200, 201).text("token"));
    own.get("me").expect(200);
    scim.send(
            "PATCH",
            "Users/" + person.text("id"),
            patch("{\"op\":\"replace\",\"path\":\"active\",\"value\":false}"))
        .expect(200, 204);
    own.get("me").expectProblem(401, "not-signed-in");
    Api.signIn(username, "a-long-enough-password").expectProblem(401, "sign-in-failed");
  }

  @Test
  void filtersAndPagesAreTheDatabases() {
    String family = "Fam" + NEXT.incrementAndGet();
    for (int i = 0; i < 5; i++) {
      scim.send(
              "POST",
              USERS,
              """
              {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s","displayName":"%s %d",
               "name":{"givenName":"Nr%d","familyName":"%s"},"active":%s %s}
              """
                  .formatted(
                      name("page"),
                      family,
                      i,
                      i,
                      family,
                      i != 4,
                      i == 0 ? ",\"emails\":[{\"value\":\"" + family + "@uni.example\"}]" : ""))
          .expect(201);
    }
    String those = "displayName sw \"" + family + "\"";
    assertEquals(5, scim.find(those).getInt("totalResults"));
    assertEquals(4, scim.find(those + " and active eq true").getInt("totalResults"));
    assertEquals(1, scim.find(those + " and not (active eq true)").getInt("totalResults"));
    assertEquals(1, scim.find(those + " and emails pr").getInt("totalResults"));
    assertEquals(4, scim.find(those + " and not (emails pr)").getInt("totalResults"));
    assertEquals(
        4,
        scim.find(those + " and emails ne \"" + family + "@uni.example\"").getInt("totalResults"));
    assertEquals(
        1,
        scim.find("emails[type eq \"work\" and value co \"" + family + "\"]")
            .getInt("totalResults"));
    assertEquals(
        2,
        scim.find(
                "name.familyName eq \""
                    + family
                    + "\" and (name.givenName eq \"Nr1\" or name.givenName eq \"Nr2\")")
            .getInt("totalResults"));
    assertEquals(5, scim.find(those + " and roles eq \"student\"").getInt("totalResults"));
    assertEquals(0, scim.find(those + " and groups.value eq \"teacher\"").getInt("totalResults"));
    assertEquals(0, scim.find("displayName co \"%\" and " + those).getInt("totalResults"));
    assertEquals(
        5,
        scim.find(those + " and meta.lastModified gt \"2020-01-01T00:00:00Z\"")
            .getInt("totalResults"));
    Reply page =
        scim.get(
            "Users?startIndex=2&count=2&sortBy=displayName&sortOrder=descending&filter="
                + Scim.encoded(those));
    page.expect(200);
    assertEquals(5, page.json().getInt("totalResults"));
    assertEquals(2, page.json().getInt("itemsPerPage"));
    assertEquals(
        List.of(family + " 3", family + " 2"),
        page.json().getJsonArray("Resources").getValuesAs(JsonObject.class).stream()
            .map(u -> u.getString("displayName"))
            .toList());
    assertTrue(scim.get("Users?count=100000").json().getInt("itemsPerPage") <= 200);
    assertEquals(0, scim.get("Users?count=0").json().getInt("itemsPerPage"));
    for (String bad :
        List.of("password eq \"x\"", "userName xx \"y\"", "((", "title pr", "'; drop")) {
      Reply refused = scim.get("Users?filter=" + Scim.encoded(bad));
      assertError(refused, 400);
    }
    assertError(scim.get("Users?sortBy=emails.type"), 400);
    scim.send(
            "POST",
            "Users/.search",
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],\"count\":1,\"filter\":\"userName pr\"}")
        .expect(200);
    assertError(
        scim.send(
            "POST",
            "Users/.search",
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],\"filter\":\""
                + "(".repeat(200_000)
                + "\"}"),
        400);
  }

  @Test
  void versionsGuardChanges() {
    String path = "Users/" + made("version");
    Reply read = scim.get(path).expect(200);
    String tag = read.header("ETag");
    assertFalse(tag.isEmpty());
    assertEquals(304, scim.send("GET", path, null, Map.of("If-None-Match", tag)).status());
    String change = patch("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Later\"}");
    scim.send("PATCH", path, change, Map.of("If-Match", tag)).expect(200);
    assertError(scim.send("PATCH", path, change, Map.of("If-Match", tag)), 412);
    assertError(scim.send("DELETE", path, null, Map.of("If-Match", tag)), 412);
    scim.send("GET", path, null, Map.of("If-None-Match", tag)).expect(200);
    scim.send("DELETE", path, null, Map.of("If-Match", "*")).expect(204);
  }

  @Test
  void deletedMeansInactiveAndGoneUntilMadeAgain() {
    String username = name("rehired");
    Reply made = scim.send("POST", USERS, user(username, "gone-" + username));
    String id = made.expect(201).text("id");
    scim.send("DELETE", "Users/" + id, null).expect(204);
    assertError(scim.get("Users/" + id), 404);
    assertError(scim.send("DELETE", "Users/" + id, null), 404);
    assertEquals(0, scim.find("userName eq \"" + username + "\"").getInt("totalResults"));
    assertEquals(
        List.of("INACTIVE"), Rows.column("select state from user_account where id = ?", id));
    Reply again = scim.send("POST", USERS, user(username, "again-" + username));
    assertEquals(id, again.expect(201).text("id"));
    assertTrue(again.json().getBoolean("active"));
    assertEquals("again-" + username, again.text("externalId"));
  }

  @Test
  void namesAndExternalIdsAreTakenOnce() {
    String username = name("unique");
    scim.send("POST", USERS, user(username, "once-" + username)).expect(201);
    Reply name = scim.send("POST", USERS, user(username.toUpperCase(java.util.Locale.ROOT), null));
    assertError(name, 409);
    assertEquals("uniqueness", name.text("scimType"));
    Reply external = scim.send("POST", USERS, user(name("other"), "once-" + username));
    assertError(external, 409);
    assertEquals("uniqueness", external.text("scimType"));
    new Scim(token("Second", null))
        .send("POST", USERS, user(name("other"), "once-" + username))
        .expect(201);
  }

  @Test
  void groupsAreRoles() {
    String id = made("grouped");
    JsonObject teachers =
        scim.get(
                "Groups?filter="
                    + Scim.encoded("displayName eq \"Teacher\"")
                    + "&excludedAttributes=members")
            .expect(200)
            .json();
    assertEquals(1, teachers.getInt("totalResults"));
    assertFalse(teachers.toString().contains("members"));
    scim.send(
            "PATCH",
            "Groups/teacher",
            patch("{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"value\":\"" + id + "\"}]}"))
        .expect(200, 204);
    // It was a student only because nobody had said anything.
    assertEquals("TEACHER", roles(scim.get("Users/" + id)));
    assertTrue(scim.get("Groups/teacher").body().contains(id));
    scim.send(
            "PATCH",
            "Groups/auditor",
            patch("{\"op\":\"add\",\"value\":{\"members\":[{\"value\":\"" + id + "\"}]}}"))
        .expect(200, 204);
    assertEquals("AUDITOR,TEACHER", roles(scim.get("Users/" + id)));
    scim.send(
            "PATCH",
            "Groups/teacher",
            patch("{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + id + "\\\"]\"}"))
        .expect(200, 204);
    assertEquals("AUDITOR", roles(scim.get("Users/" + id)));
    scim.send(
            "PATCH",
            "Groups/auditor",
            patch(
                "{\"op\":\"Remove\",\"path\":\"members\",\"value\":[{\"value\":\"" + id + "\"}]}"))
        .expect(200, 204);
    assertEquals("STUDENT", roles(scim.get("Users/" + id)));
    assertError(
        scim.send(
            "PATCH",
            "Groups/teacher",
            patch(
                "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\""
                    + id
                    + "\"},{\"value\":\"0000000000000000000000zzzz\"}]}")),
        400);
    assertEquals("STUDENT", roles(scim.get("Users/" + id)));
    String group =
        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"%s\",\"members\":[%s]}";
    String before =
        String.join(
            ",",
            Rows.column(
                "select concat('{\"value\":\"', user_id, '\"}') from user_role where role = 'AUDITOR'"));
    // With the role people lose what it was narrowed to.
    Rows.change("create table scope_kept as select * from role_scope where role = 'AUDITOR'");
    scim.send("PUT", "Groups/auditor", group.formatted("AUDITOR", "{\"value\":\"" + id + "\"}"))
        .expect(200);
    scim.send("PUT", "Groups/auditor", group.formatted("AUDITOR", "")).expect(200);
    assertEquals("STUDENT", roles(scim.get("Users/" + id)));
    // Those of the other tests come back as what they were.
    scim.send("PUT", "Groups/auditor", group.formatted("AUDITOR", before)).expect(200);
    Rows.change(
        "delete from user_role where role = 'STUDENT' and user_id in"
            + " (select user_id from (select user_id from user_role where role = 'AUDITOR') a)");
    Rows.change("insert into role_scope select * from scope_kept");
    Rows.change("drop table scope_kept");
    assertError(scim.send("POST", "Groups", group.formatted("Owners", "")), 403);
    assertError(scim.send("POST", "Groups", group.formatted("teacher", "")), 409);
    assertError(scim.send("DELETE", "Groups/teacher", null), 403);
    assertError(scim.get("Groups/owners"), 404);
  }

  @Test
  void withTheSettingOnAnAdminCanBeMadeButTheLastOneStays() {
    Rows.change(
        "insert into setting (name, value, changed_by, changed_at, version)"
            + " values ('scim.may-grant-admin', 'true', 'test', now(6), 0)");
    try {
      String id = made("second");
      String join =
          patch("{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + id + "\"}]}");
      scim.send("PATCH", "Groups/admin", join).expect(200, 204);
      assertEquals("ADMIN", roles(scim.get("Users/" + id)));
      String first = Api.as("admin").get("me").expect(200).text("id");
      // Both at once would leave nobody: all or nothing.
      assertError(
          scim.send("PATCH", "Groups/admin", patch("{\"op\":\"remove\",\"path\":\"members\"}")),
          409);
      assertEquals("ADMIN", roles(scim.get("Users/" + id)));
      assertTrue(roles(scim.get("Users/" + first)).contains("ADMIN"));
      scim.send("DELETE", "Users/" + id, null).expect(204);
      assertError(scim.send("DELETE", "Users/" + first, null), 409);
    } finally {
      Rows.change("delete from setting where name = 'scim.may-grant-admin'");
    }
  }

  @Test
  void theLastAdminStaysAndNobodyBecomesOneUnasked() {
    String admin = Api.as("admin").get("me").expect(200).text("id");
    String before = Rows.column("select version from user_account where id = ?", admin).get(0);
    List<Reply> attacks =
        List.of(
            scim.send(
                "PATCH",
                "Users/" + admin,
                patch("{\"op\":\"replace\",\"path\":\"active\",\"value\":false}")),
            scim.send(
                "PATCH",
                "Users/" + admin,
                patch(
                    "{\"op\":\"replace\",\"path\":\"roles\",\"value\":[{\"value\":\"TEACHER\"}]}")),
            scim.send("PATCH", "Groups/admin", patch("{\"op\":\"remove\",\"path\":\"members\"}")),
            scim.send("DELETE", "Users/" + admin, null));
    for (Reply attack : attacks) {
      assertError(attack, 409);
      assertTrue(attack.text("detail").startsWith("last-admin"), attack.body());
    }
    String id = made("climber");
    List<Reply> climbs =
        List.of(
            scim.send(
                "PATCH",
                "Users/" + id,
                patch("{\"op\":\"add\",\"path\":\"roles\",\"value\":[{\"value\":\"ADMIN\"}]}")),
            scim.send(
                "PATCH",
                "Groups/admin",
                patch(
                    "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\""
                        + id
                        + "\"}]}")),
            scim.send(
                "POST",
                USERS,
                user(name("born"), null)
                    .replaceFirst("\\{", "{\"roles\":[{\"value\":\"admin\"}],")),
            scim.send(
                "PATCH",
                "Users/" + admin,
                patch("{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"taken-over\"}")));
    for (Reply climb : climbs) {
      assertError(climb, 403);
      assertTrue(climb.text("detail").startsWith("role-not-grantable"), climb.body());
    }
    scim.send(
        "PATCH",
        "Users/" + id,
        patch("{\"op\":\"add\",\"value\":{\"groups\":[{\"value\":\"admin\"}],\"isAdmin\":true}}"));
    assertEquals("STUDENT", roles(scim.get("Users/" + id)));
    assertEquals(
        before, Rows.column("select version from user_account where id = ?", admin).get(0));
  }

  @Test
  void aClientWithAnIssuerJoinsItsPeopleToItsSignIns() {
    Scim joined = new Scim(token("Joined", "https://idp.uni.example/realms/uni"));
    String ext = "sub-" + NEXT.incrementAndGet();
    String id = joined.send("POST", USERS, user(name("joined"), ext)).expect(201).text("id");
    assertEquals(
        List.of(ext),
        Rows.column(
            "select subject from user_account where id = ? and issuer = 'https://idp.uni.example/realms/uni'",
            id));
    String said = "said-" + NEXT.incrementAndGet();
    joined
        .send(
            "PATCH",
            "Users/" + id,
            patch(
                "{\"op\":\"replace\",\"path\":\"urn:ietf:params:scim:schemas:extension:adsum:2.0:User:subject\",\"value\":\""
                    + said
                    + "\"}"))
        .expect(200, 204);
    assertEquals(List.of(said), Rows.column("select subject from user_account where id = ?", id));
    assertEquals(
        List.of("0"),
        Rows.column(
            "select count(*) from user_account where id = ? and issuer is not null",
            made("unjoined")));
  }

  @Test
  void nonsenseGetsAScimErrorAndChangesNothing() {
    long before = Rows.count("select count(*) from user_account");
    for (String body : List.of("", "{", "[]", "null", "{}", "{\"userName\":5}", "\"x\"")) {
      Reply reply = scim.send("POST", USERS, body);
      assertError(reply, 400);
    }
    assertError(scim.send("POST", USERS, user("spaces are bad", null)), 400);
    assertError(
        scim.send("POST", USERS, user(name("x"), null).replace("Ada", "A".repeat(300))), 400);
    assertError(scim.send("POST", USERS, " ".repeat(1_100_000)), 413);
    String id = made("sturdy");
    before++;
    for (String op :
        List.of(
            "{\"op\":\"jump\",\"path\":\"active\"}",
            "{\"op\":\"replace\",\"path\":\"id\",\"value\":\"x\"}",
            "{\"op\":\"replace\",\"path\":\"emails[\",\"value\":\"x\"}",
            "{\"op\":\"remove\",\"path\":\"userName\"}",
            "{\"op\":\"replace\",\"path\":\"active\",\"value\":\"perhaps\"}")) {
      Reply reply = scim.send("PATCH", "Users/" + id, patch(op));
      assertTrue(
          reply.status() == 400 || reply.status() == 200 || reply.status() == 204, op + reply);
    }
    assertTrue(scim.get("Users/" + id).expect(200).json().getBoolean("active"));
    assertError(scim.get("Users/0000000000000000000000zzzz"), 404);
    assertError(scim.get("Users/not-an-id"), 404);
    assertError(scim.get("nothing"), 404);
    assertError(scim.get("Users?startIndex=abc"), 400);
    assertError(scim.get("Me"), 501);
    assertEquals(before, Rows.count("select count(*) from user_account"));
  }

  @Test
  void theSdksOwnClientKeepsUsersAndGroups() {
    ScimClientConfig config =
        ScimClientConfig.builder()
            .httpHeaders(Map.of("Authorization", "Bearer " + token))
            .configManipulator(new TrustingClient())
            .build();
    try (ScimRequestBuilder client = new ScimRequestBuilder(Adsum.uri() + "scim/v2", config)) {
      assertTrue(
          client.loadMetaConfiguration().sendRequest().getResource().getResourceTypes().size()
              >= 2);
      User wanted =
          User.builder()
              .userName(name("sdk"))
              .externalId("sdk-" + NEXT.incrementAndGet())
              .displayName("Sdk Client")
              .build();
      ServerResponse<User> made =
          client.create(User.class, "/Users").setResource(wanted).sendRequest();
      assertTrue(made.isSuccess(), made.getResponseBody());
      String id = made.getResource().getId().orElseThrow();
      ServerResponse<ListResponse<User>> found =
          client
              .list(User.class, "/Users")
              .filter("userName", Comparator.EQ, wanted.getUserName().orElseThrow())
              .build()
              .get()
              .sendRequest();
      assertEquals(1, found.getResource().getTotalResults());
      ServerResponse<User> patched =
          client
              .patch(User.class, "/Users", id)
              .addOperation()
              .op(PatchOp.REPLACE)
              .path("displayName")
              .value("Patched")
              .build()
              .sendRequest();
      assertTrue(patched.isSuccess(), patched.getResponseBody());
      User read = client.get(User.class, "/Users", id).sendRequest().getResource();
      assertEquals("Patched", read.getDisplayName().orElseThrow());
      read.setDisplayName("Put");
      ServerResponse<User> put =
          client
              .update(User.class, "/Users", id)
              .setETagForIfMatch(read.getMeta().orElseThrow().getVersion().orElseThrow())
              .setResource(read)
              .sendRequest();
      assertTrue(put.isSuccess(), put.getResponseBody());
      ServerResponse<Group> group =
          client
              .patch(Group.class, "/Groups", "registrar")
              .addOperation()
              .op(PatchOp.ADD)
              .path("members")
              .valueNode(Member.builder().value(id).build())
              .build()
              .sendRequest();
      assertTrue(group.isSuccess(), group.getResponseBody());
      assertEquals("REGISTRAR", roles(scim.get("Users/" + id)));
      assertTrue(client.delete(User.class, "/Users", id).sendRequest().isSuccess());
      ServerResponse<User> gone = client.get(User.class, "/Users", id).sendRequest();
      assertEquals(404, gone.getHttpStatus());
      assertTrue(gone.getErrorResponse().getDetail().isPresent());
    }
  }

  /** Lets the SDK's client speak to the tests' server, whose certificate nobody signed. */
  private static final class TrustingClient implements ConfigManipulator {
    @Override
    public void modifyRequestConfig(RequestConfig.Builder request) {}

    @Override
    public void modifyHttpClientConfig(HttpClientBuilder client) {
      client.setSSLSocketFactory(
          new SSLConnectionSocketFactory(Api.trusting(), NoopHostnameVerifier.INSTANCE));
    }
  }

  @Test
  void theServerSaysWhatItCan() {
    JsonObject able = scim.get("ServiceProviderConfig").expect(200).json();
    assertTrue(able.getJsonObject("patch").getBoolean("supported"));
    assertEquals(200, able.getJsonObject("filter").getInt("maxResults"));
    assertFalse(able.getJsonObject("changePassword").getBoolean("supported"));
    assertTrue(scim.get("ResourceTypes").expect(200).body().contains("/Groups"));
    String schemas = scim.get("Schemas").expect(200).body();
    assertTrue(schemas.contains("\"userName\""));
    assertFalse(schemas.contains("\"x509Certificates\""));
  }

  @Test
  void manyAreDoneAtOnceWithinTheLimit() {
    String bulk =
        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"failOnErrors\":1,\"Operations\":[%s]}";
    String make = "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"%s\",\"data\":%s}";
    Reply done =
        scim.send(
            "POST",
            "Bulk",
            bulk.formatted(
                make.formatted("a", user(name("bulk"), null))
                    + ","
                    + make.formatted("b", user(name("bulk"), null))));
    done.expect(200);
    assertEquals(2, done.json().getJsonArray("Operations").size());
    assertTrue(done.body().contains("201"));
    String many = "{\"method\":\"DELETE\",\"path\":\"/Users/x\"},".repeat(101);
    Reply refused = scim.send("POST", "Bulk", bulk.formatted(many.substring(0, many.length() - 1)));
    assertError(refused, 413);
  }

  /** Slow to make, so only on demand: {@code -Dadsum.scim.scale=true}. */
  @Test
  @EnabledIfSystemProperty(named = "adsum.scim.scale", matches = "true")
  void aHundredThousandAccountsAreSearchedInTime() {
    Rows.change(
        "insert into user_account (id, username, display_name, email, state, created_at, version)"
            + " select concat('9z', lpad(seq, 24, '0')), concat('big', seq), concat('Big Person ', seq),"
            + " concat('big', seq, '@uni.example'), 'ACTIVE', now(6), 0 from seq_1_to_100000");
    Rows.change(
        "insert into user_role (user_id, role) select id, 'STUDENT' from user_account where id like '9z%'");
    Rows.change(
        "insert into scim_link (client_id, user_id, external_id, role_assumed, version)"
            + " select c.id, u.id, concat('ext-', u.username), false, 0 from user_account u, scim_client c"
            + " where u.id like '9z%' and c.name = 'ScimIT'");
    try {
      for (String query :
          List.of(
              "filter=" + Scim.encoded("userName eq \"big77777\""),
              "filter=" + Scim.encoded("externalId eq \"ext-big77777\""),
              "filter=" + Scim.encoded("displayName co \"77777\""),
              "filter=" + Scim.encoded("groups.value eq \"student\"") + "&count=200",
              "filter=" + Scim.encoded("active eq true") + "&startIndex=90000&count=200",
              "startIndex=99000&count=200&sortBy=displayName")) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
          long start = System.nanoTime();
          assertTrue(scim.get("Users?" + query).expect(200).json().getInt("totalResults") > 0);
          best = Math.min(best, System.nanoTime() - start);
        }
        System.out.println("SCIM of 100,000: " + best / 1_000_000 + " ms " + query);
      }
      assertFalse(scim.get("Groups/student").expect(200).json().containsKey("members"));
    } finally {
      Rows.change("delete from scim_link where user_id like '9z%'");
      Rows.change("delete from user_role where user_id like '9z%'");
      Rows.change("delete from user_account where id like '9z%'");
    }
  }

  private static String token(String client, String issuer) {
    var wanted = Json.createObjectBuilder().add("name", client).add("days", 30);
    if (issuer != null) {
      wanted.add("issuer", issuer);
    }
    return Api.as("admin").post("scim-tokens", wanted.build()).expect(201).text("token");
  }

  private static String made(String prefix) {
    return scim.send("POST", USERS, user(name(prefix), null)).expect(201).text("id");
  }

  private static String name(String prefix) {
    return prefix + NEXT.incrementAndGet();
  }

  private static String user(String username, String externalId) {
    return """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s","displayName":"Ada Lovelace"%s,
         "emails":[{"value":"ada@uni.example","type":"work","primary":true}]}
        """
        .formatted(username, externalId == null ? "" : ",\"externalId\":\"" + externalId + "\"");
  }

  private static String patch(String operations) {
    return "{\"schemas\":[\"" + PATCH + "\"],\"Operations\":[" + operations + "]}";
  }

  private static String roles(Reply user) {
    return String.join(
        ",",
        user.expect(200).json().getJsonArray("roles").getValuesAs(JsonObject.class).stream()
            .map(role -> role.getString("value"))
            .sorted()
            .toList());
  }

  private static void assertError(Reply reply, int status) {
    reply.expect(status);
    assertTrue(reply.header("Content-Type").startsWith("application/scim+json"), reply.body());
    assertEquals(String.valueOf(status), reply.text("status"), reply.body());
    assertTrue(reply.body().contains("urn:ietf:params:scim:api:messages:2.0:Error"), reply.body());
    for (String inside :
        List.of("Exception", "org.adsum", "de.captaingoldfish", "jakarta", "SQL")) {
      assertFalse(reply.body().contains(inside), reply.body());
    }
  }
}
