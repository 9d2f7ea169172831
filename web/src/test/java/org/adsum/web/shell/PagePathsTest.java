package org.adsum.web.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PagePathsTest {

  @Test
  void aRewrittenAddressIsShownAsItWasTyped() {
    assertEquals("/teacher/session/01jd/hall", PagePaths.seen("/teacher/hall.xhtml", "id=01jd"));
    assertEquals("/teacher/session/01jd", PagePaths.seen("/teacher/session.xhtml", "id=01jd"));
  }

  @Test
  void otherAddressesStayAsTheyAre() {
    assertEquals("/admin/users?q=a", PagePaths.seen("/admin/users", "q=a"));
    assertEquals("/teacher", PagePaths.seen("/teacher", null));
    assertEquals("/admin/user?id=01jd", PagePaths.seen("/admin/user", "id=01jd"));
  }

  @Test
  void everyRewriteOfARecordsPageHasItsWayBack() throws IOException {
    Matcher rule =
        Pattern.compile(
                "path-template\\('([^']+)'\\) -> rewrite\\('(/teacher/[a-z]+\\.xhtml)\\?id=")
            .matcher(Files.readString(Path.of("src/main/webapp/WEB-INF/undertow-handlers.conf")));
    int rules = 0;
    while (rule.find()) {
      assertEquals(
          rule.group(1).replace("{id}", "01jd"), PagePaths.of(rule.group(2), "01jd").orElseThrow());
      rules++;
    }
    assertTrue(rules >= 3);
  }
}
