package org.adsum.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.adsum.it.support.Adsum;
import org.adsum.it.support.Api;
import org.adsum.it.support.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console's lists: filters, order, columns, files, several rows at once, and undo. */
class ConsoleListsIT {
  @RegisterExtension static final BrowserSession BROWSER = new BrowserSession();

  private static Page admin() {
    Page page = BROWSER.desktop("admin");
    BROWSER.signIn(page, "admin", Adsum.PASSWORD);
    return page;
  }

  private static void go(Page page, String path) {
    page.navigate(Adsum.uri() + path);
    page.locator("h1").first().waitFor();
  }

  private static Locator names(Page page) {
    return page.locator("#list-rows tbody td.c-username");
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
  }

  @Test
  void theAddressSaysWhatAListShowsAndOpensItAgain() {
    Page page = admin();
    go(page, "admin/users");
    page.locator("#list-q").fill("student0");
    page.locator("#list-role").selectOption("STUDENT");
    assertThat(names(page)).hasCount(9);
    page.locator("#list-rows th.c-username").click();
    // A click into a list that is being replaced would be lost.
    assertThat(page).hasURL(Pattern.compile(".*sort=username.*"));
    page.locator("#list-rows th.c-username").click();
    assertThat(names(page).first()).containsText("student09");
    assertThat(page)
        .hasURL(Pattern.compile(".*desc=true.*q=student0.*role=STUDENT.*sort=username"));
    String address = page.url();
    page.navigate(Adsum.uri() + "admin");
    page.navigate(address);
    assertThat(names(page)).hasCount(9);
    assertThat(names(page).first()).containsText("student09");
    assertThat(page.locator("#list-q")).hasValue("student0");
    go(page, "admin/users?q=student&role=STUDENT&page=2&sort=nonsense&unknown=1");
    assertThat(names(page).first()).containsText("student21");
    assertEquals(List.of(), BROWSER.complaints());
  }

  @Test
  void severalAccountsAreDeactivatedAfterAQuestionAndItCanBeUndone() {
    Page page = admin();
    go(page, "admin/users?q=student3&sort=username");
    page.locator("#list-rows input[name=selected]").nth(0).check();
    page.locator("#list-rows input[name=selected]").nth(1).check();
    button(page, "Deactivate");
    Locator dialog = page.locator("#list-bulk");
    assertThat(dialog).containsText("Deactivate these 2 accounts?");
    assertThat(dialog).containsText("(student30)");
    assertEquals(0, inactive());
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Yes, go on")).click();
    assertThat(page.locator("#notices")).containsText("2 accounts were deactivated");
    assertEquals(2, inactive());
    button(page, "Undo");
    assertThat(page.locator("#notices")).containsText("2 accounts were changed back");
    assertEquals(0, inactive());
    Api.signInAnew("student30", "student31");
    assertEquals(List.of(), BROWSER.complaints());
  }

  @Test
  void onAPhoneTheMenuSaysTheOrderOfTheList() {
    Page page = BROWSER.phone("admin");
    BROWSER.signIn(page, "admin", Adsum.PASSWORD);
    go(page, "admin/users?q=student0");
    Locator order = page.locator("#list-rows_reflowDD option:checked");
    assertThat(order).hasText("Usual order");
    page.locator("#list-rows_reflowDD").selectOption("User name Descending");
    assertThat(names(page).first()).containsText("student09");
    assertThat(order).hasText("User name Descending");
    go(page, "admin/users?desc=true&sort=username");
    assertThat(order).hasText("User name Descending");
  }

  private static long inactive() {
    return Rows.count(
        "select count(*) from user_account where username like 'student3%' and state = 'INACTIVE'");
  }

  @Test
  void theLastAdminStaysWhoeverTicksIt() {
    Page page = admin();
    go(page, "admin/users?role=ADMIN&q=admin");
    page.locator("#list-rows input[name=selected]").first().check();
    button(page, "Deactivate");
    page.locator("#list-bulkYes").click();
    assertThat(page.locator("#notices .adsum-problem")).isVisible();
    assertEquals(
        "ACTIVE", Rows.column("select state from user_account where username = 'admin'").get(0));
  }

  @Test
  void aFileHoldsAllThatIsFilteredAndNoFormula() throws IOException {
    String username = "formula-" + System.nanoTime();
    Api.as("admin")
        .post(
            "users",
            Json.createObjectBuilder()
                .add("username", username)
                .add("name", "=1+1,\"x\"")
                .add("roles", Json.createArrayBuilder().add("STUDENT"))
                .build())
        .expect(201);
    Page page = admin();
    String csv = get(page, "admin/lists/users.csv?q=formula-&columns=username,name").text();
    assertTrue(csv.startsWith("\uFEFFUser name,Name\r\n"), csv);
    assertTrue(csv.contains(username + ",\"'=1+1,\"\"x\"\"\""), csv);

    String students = get(page, "admin/lists/users.csv?q=student&role=STUDENT").text();
    assertEquals(41, students.lines().count(), "forty students and the heading");

    APIResponse book = get(page, "admin/lists/users.xlsx?q=formula-");
    String sheet = entry(book.body(), "xl/worksheets/sheet1.xml");
    assertTrue(sheet.contains("=1+1"), sheet);
    assertFalse(sheet.contains("<f>"), "a text is no formula");

    for (String list :
        List.of("courses", "terms", "sections", "rooms", "faculties", "sessions", "enrolments")) {
      assertTrue(get(page, "admin/lists/" + list + ".csv").text().startsWith("\uFEFF"), list);
      assertEquals(200, get(page, "admin/lists/" + list + ".xlsx").status(), list);
    }
    assertEquals(404, get(page, "admin/lists/secrets.csv").status());
    Page teacher = BROWSER.desktop("teacher");
    BROWSER.signIn(teacher, "teacher1", Adsum.PASSWORD);
    assertEquals(403, get(teacher, "admin/lists/users.csv").status());
  }

  private static APIResponse get(Page page, String path) {
    return page.context().request().get(Adsum.uri() + path);
  }

  private static String entry(byte[] book, String name) throws IOException {
    Path file = Files.createTempFile("list", ".xlsx");
    try {
      Files.write(file, book);
      // By the directory at the end, as spreadsheets do: the file is written as a stream.
      try (ZipFile zip = new ZipFile(file.toFile())) {
        return new String(
            zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
      }
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void chosenColumnsAreRememberedAndGoIntoTheFile() {
    Page page = admin();
    go(page, "admin/users");
    page.locator(".adsum-list-columns summary").click();
    page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("E-mail")).uncheck();
    assertThat(page.locator("#list-rows th.c-email")).isHidden();
    go(page, "admin/users?q=student01");
    assertThat(page.locator("#list-rows th.c-email")).isHidden();
    assertThat(page.locator("a[data-file=csv]"))
        .hasAttribute("href", Pattern.compile(".*columns=username.*"));
  }

  @Test
  void roomsAreKeptAndARemovalIsUndone() {
    String code = "R" + System.nanoTime();
    Page page = admin();
    go(page, "admin/rooms/new");
    page.locator("#room-code").fill(code);
    page.locator("#room-building").fill("Main");
    page.locator("#room-capacity").fill("40");
    page.locator("#room-save").click();
    page.waitForURL("**/admin/rooms");
    go(page, "admin/rooms?q=" + code);
    page.locator("#list-rows input[name=selected]").first().check();
    button(page, "Remove");
    page.locator("#list-bulkYes").click();
    assertThat(page.locator("#notices")).containsText("One room was removed");
    assertEquals(0, rooms(code));
    button(page, "Undo");
    assertThat(page.locator("#notices")).containsText("Undone");
    assertEquals(1, rooms(code));
  }

  private static long rooms(String code) {
    return Rows.count("select count(*) from room where code = ? and capacity = 40", code);
  }

  @Test
  void coursesGetAFacultyAndSectionsARoomSeveralAtOnce() {
    Page page = admin();
    go(page, "admin/faculties/new");
    String code = "F" + System.nanoTime() % 1_000_000;
    page.locator("#faculty-code").fill(code);
    page.locator("#faculty-title").fill("Faculty of Tests");
    page.locator("#faculty-save").click();
    page.waitForURL("**/admin/faculties");
    go(page, "admin/courses?q=CS-301");
    page.locator("#list-rows input[name=selected]").first().check();
    button(page, "Assign faculty");
    page.locator("#list-bulkFaculty").selectOption(code + ": Faculty of Tests");
    page.locator("#list-bulkYes").click();
    assertThat(page.locator("#list-rows td.c-faculty").first()).containsText(code);
    button(page, "Undo");
    assertThat(page.locator("#notices")).containsText("Undone");
    assertThat(page.locator("#list-rows td.c-faculty").first()).not().containsText(code);

    go(page, "admin/sections?q=CS-301");
    page.locator("#list-rows input[name=selected]").first().check();
    button(page, "Assign room");
    page.locator("#list-bulkValue_input").fill("Hall 9");
    page.locator("#list-bulkYes").click();
    assertThat(page.locator("#list-rows td.c-room").first()).containsText("Hall 9");
    button(page, "Undo");
    assertThat(page.locator("#list-rows td.c-room").first()).containsText("B12");
  }

  @Test
  void theFirstPageTellsHealthAndLeadsToTheLists() {
    Page page = admin();
    go(page, "admin");
    assertThat(page.locator("#home-now")).containsText("Database");
    assertThat(page.locator("#home-now .adsum-status.absent")).hasCount(0);
    page.locator("a[href*='state=LIVE']").first().click();
    assertThat(page.locator("#list-state")).hasValue("LIVE");
    assertEquals(List.of(), BROWSER.complaints());
  }
}
