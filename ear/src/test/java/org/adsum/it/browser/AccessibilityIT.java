package org.adsum.it.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adsum.it.roles.SampleRecords;
import org.adsum.it.roles.WebSurface;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Lesson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Opens every page, on a desktop and on a phone, light and dark, and lets axe-core look for what
 * keeps people out: nothing serious or critical may be found. Pages are found in the web module, so
 * a new one is looked at without being named here.
 */
class AccessibilityIT {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  private static final Path AXE =
      Adsum.project().resolve("web/target/npm/node_modules/axe-core/axe.min.js");

  private static final String RUN =
      "async (rules) => { const only = rules.length > 0 ? {runOnly: {type: 'rule', values: rules}} : {};"
          + " const found = await axe.run(document, {resultTypes: ['violations'], ...only});"
          + " return found.violations.filter(v => v.impact === 'serious' || v.impact === 'critical')"
          + ".map(v => v.impact + ' ' + v.id + ': ' + v.help + ' | '"
          + " + v.nodes.slice(0, 4).map(n => n.target.join(' ')).join(' ; ')); }";

  private static final String STILL =
      "() => { const style = document.createElement('style');"
          + " style.textContent = '*, ::before, ::after { transition: none !important; animation: none !important }';"
          + " document.head.append(style); }";

  /** What dark colours can change; the rest is the same page as in light ones. */
  private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

  private record Looks(String name, int width, int height, ColorScheme scheme) {}

  private static final List<Looks> ALL =
      List.of(
          new Looks("desktop light", 1440, 900, ColorScheme.LIGHT),
          new Looks("desktop dark", 1440, 900, ColorScheme.DARK),
          new Looks("phone light", 390, 844, ColorScheme.LIGHT),
          new Looks("phone dark", 390, 844, ColorScheme.DARK));

  @Test
  void noPageKeepsAnybodyOut() {
    SampleRecords records = SampleRecords.get();
    List<String> findings = new ArrayList<>();
    try (Lesson live = Lesson.open(Lesson.ALL)) {
      for (Map.Entry<String, List<String>> person : byPerson(records, live).entrySet()) {
        findings.addAll(look(person.getKey(), person.getValue()));
      }
    }
    assertEquals("", String.join("\n", findings));
  }

  private static List<String> look(String username, List<String> paths) {
    List<String> findings = new ArrayList<>();
    Page page = BROWSER.desktop(username.isEmpty() ? "nobody" : username);
    if (!username.isEmpty()) {
      BROWSER.signIn(page, username, Adsum.PASSWORD);
    }
    for (String path : paths) {
      page.navigate(Adsum.uri().resolve(path.substring(1)).toString());
      page.waitForLoadState(LoadState.LOAD);
      if (page.locator("body").innerText().contains("???")) {
        findings.add(path + ": a text is missing from its bundle");
      }
      // Not as a script element, which the page's policy refuses.
      page.evaluate(script());
      // A colour on its way to another one is neither.
      page.evaluate(STILL);
      for (Looks looks : ALL) {
        page.setViewportSize(looks.width(), looks.height());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(looks.scheme()));
        @SuppressWarnings("unchecked") // axe answers with a list of words
        List<String> found =
            (List<String>)
                page.evaluate(RUN, looks.scheme() == ColorScheme.DARK ? COLOURS : List.of());
        found.forEach(one -> findings.add(path + " (" + looks.name() + "): " + one));
      }
    }
    page.context().close();
    return findings;
  }

  /** Each page with somebody who may see all of it. */
  private static Map<String, List<String>> byPerson(SampleRecords records, Lesson live) {
    Map<String, List<String>> pages = new LinkedHashMap<>();
    for (String page : WebSurface.pages().keySet()) {
      String who =
          page.startsWith("/admin")
              ? "admin"
              : page.startsWith("/teacher")
                  ? "teacher1"
                  : page.startsWith("/student") || page.startsWith("/checkin") ? "student07" : "";
      pages.computeIfAbsent(who, any -> new ArrayList<>()).add(filled(page, records, live));
    }
    pages.get("admin").add("/admin/users/new");
    pages.get("admin").add(records.fill("/admin/users/{registrar}"));
    return pages;
  }

  private static String filled(String page, SampleRecords records, Lesson live) {
    if (page.equals("/teacher/start")) {
      return page + "?id=" + live.section();
    }
    if (page.startsWith("/teacher/session/")) {
      return page.replace("{id}", live.id());
    }
    if (page.startsWith("/teacher/section/") || page.startsWith("/admin/sections/")) {
      return page.replace("{id}", live.section());
    }
    return page.replace("/users/{id}", "/users/" + records.id("student"))
        .replace("/courses/{id}", "/courses/" + records.id("course"))
        .replace("/faculties/{id}", "/faculties/" + records.id("faculty"))
        .replace("/rooms/{id}", "/rooms/" + records.id("room"))
        .replace("/imports/{id}", "/imports/" + records.id("import"));
  }

  private static String script() {
    try {
      return Files.readString(AXE);
    } catch (IOException e) {
      throw new UncheckedIOException("axe-core comes with the build of the web module", e);
    }
  }
}
