package org.adsum.it.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.adsum.it.support.Api;
import org.adsum.it.support.Await;
import org.adsum.it.support.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Searching and following a log of millions of entries: {@code -Dadsum.scale=5000000}. The entries
 * are made by SQL, so their hashes are wrong; calculating them takes as long.
 */
@EnabledIfSystemProperty(named = "adsum.scale", matches = "[0-9]+")
class AuditAtScaleIT {
  private static final long LONGEST_MILLIS = 300;
  private static final int PER_CHAIN = 100;

  @Test
  void everySearchAnswersInTimeAndTheCheckEnds() {
    long entries = Long.getLong("adsum.scale");
    Rows.change(
        "insert into audit_stream (name, last_seq, last_hash)"
            + " select concat('scale:', lpad(seq, 8, '0')), ?, repeat('x', 32) from seq_1_to_"
            + entries / PER_CHAIN,
        PER_CHAIN);
    for (long first = 1; first <= entries; first += 250_000) {
      Rows.change(
          "insert into audit_entry (stream, seq, at, actor, action, subject, details, prev_hash,"
              + " hash, hash_format, channel, address) select concat('scale:', lpad(1 + (seq - 1)"
              + " div 100, 8, '0')), 1 + (seq - 1) % 100, timestampadd(second, -seq,"
              + " '2026-11-01'), concat('actor', seq % 5000), elt(1 + seq % 7, 'record.created',"
              + " 'attempt.concluded', 'signed-in', 'record.corrected', 'user.changed',"
              + " 'session.state', 'roster.added'), concat('subject', seq % 100000),"
              + " 'status=PRESENT source=FACE attempt=01hx0000000000000000000000', repeat('x', 32),"
              + " repeat('y', 32), 2, 'web', concat('10.0.', seq % 200, '.', seq % 250) from seq_"
              + first
              + "_to_"
              + Math.min(entries, first + 249_999));
    }
    Rows.column("analyze table audit_entry");
    try {
      searchInTime();
      Api.as("admin").post("audit/verification");
      Await.until(
          "the check is through",
          Duration.ofMinutes(10),
          () -> !Api.as("admin").get("audit/verification").json().getBoolean("running"));
      JsonObject report = Api.as("admin").get("audit/verification").json().getJsonObject("report");
      System.out.printf(
          "%d entries followed in %d ms%n",
          report.getJsonNumber("entries").longValue(), report.getInt("millis"));
      assertTrue(report.getJsonNumber("entries").longValue() >= entries);
    } finally {
      // In pieces: one statement over all of them outlasts the connection's patience.
      int removed;
      do {
        removed = Rows.change("delete from audit_entry where stream like 'scale:%' limit 50000");
      } while (removed > 0);
      // The check signed their ends, and a checkpoint that lost its anchors would be found.
      Rows.change("delete from audit_anchor");
      Rows.change("delete from audit_checkpoint");
      Rows.change("delete from audit_stream where name like 'scale:%'");
    }
  }

  private static void searchInTime() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("newest", "");
    queries.put("deep page", "next=2026-10-15T00:00:00Z~1~scale:00000001");
    queries.put("person who did it", "person=actor77");
    queries.put("person to whom", "person=subject77");
    queries.put("kind", "action=user.changed");
    queries.put("kind nobody did", "action=no.such");
    queries.put("address", "address=10.0.7.7");
    queries.put("chain", "stream=scale:00000777");
    queries.put("days", "from=2026-10-10T00:00:00Z&until=2026-10-11T00:00:00Z");
    queries.put(
        "person and kind and days",
        "person=actor77&action=user.changed&from=2026-10-01T00:00:00Z&until=2026-11-01T00:00:00Z");
    Map<String, Long> slow = new LinkedHashMap<>();
    Api admin = Api.as("admin");
    queries.forEach(
        (name, query) -> {
          String address =
              "audit?" + query.replace("~", URLEncoder.encode("~", StandardCharsets.UTF_8));
          assertEquals(200, admin.get(address).status());
          long began = System.nanoTime();
          admin.get(address);
          long millis = (System.nanoTime() - began) / 1_000_000;
          System.out.printf("%-28s %d ms%n", name, millis);
          if (millis > LONGEST_MILLIS) {
            slow.put(name, millis);
          }
        });
    assertEquals(Map.of(), slow);
  }
}
