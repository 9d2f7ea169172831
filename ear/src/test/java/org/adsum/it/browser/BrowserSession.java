package org.adsum.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Tracing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adsum.it.support.Adsum;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One Chromium for a test class, with a fake camera; each person has a context, which is a browser
 * of their own with cookies of their own. What the screens showed is kept when a test fails.
 */
public final class BrowserSession
    implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback {
  private static final Path KEPT = Adsum.TARGET.resolve("browser");
  private static final double PATIENCE_MS = 30_000;

  private final Map<String, Page> pages = new LinkedHashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private Playwright playwright;
  private Browser browser;
  private FakeCamera camera;

  @Override
  public void beforeAll(ExtensionContext context) {
    Adsum.server();
    try {
      Files.createDirectories(KEPT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    camera = new FakeCamera(KEPT.resolve("camera.y4m"));
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setHeadless(true)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--use-fake-ui-for-media-stream",
                            "--use-fake-device-for-media-stream",
                            "--use-file-for-fake-video-capture=" + camera.file())));
  }

  FakeCamera camera() {
    return camera;
  }

  /** A desktop with a person's own browser. */
  Page desktop(String who) {
    return open(who, new Browser.NewContextOptions().setViewportSize(1280, 800));
  }

  /** A phone. */
  Page phone(String who) {
    return open(
        who,
        new Browser.NewContextOptions()
            .setViewportSize(390, 844)
            .setDeviceScaleFactor(2)
            .setIsMobile(true)
            .setHasTouch(true));
  }

  /** Signs in at the form, as people do. */
  void signIn(Page page, String username, String password) {
    page.navigate(Adsum.uri() + "login");
    page.locator("#signIn-username").fill(username);
    page.locator("#signIn-password").fill(password);
    page.locator("#signIn-submit").click();
    page.waitForURL(url -> !url.contains("/login"));
  }

  /** Errors of scripts and refusals of the content security policy since the test began. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  private Page open(String who, Browser.NewContextOptions options) {
    BrowserContext context =
        browser.newContext(
            options.setIgnoreHTTPSErrors(true).setLocale("en-GB").setTimezoneId("Europe/Berlin"));
    context.setDefaultTimeout(PATIENCE_MS);
    context.tracing().start(new Tracing.StartOptions().setScreenshots(true).setSnapshots(true));
    Page page = context.newPage();
    page.onPageError(error -> complaints.add(who + ": " + error));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && message.text().contains("Content Security")) {
            complaints.add(who + ": " + message.text());
          }
        });
    pages.put(who, page);
    return page;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    boolean failed = context.getExecutionException().isPresent();
    String test = context.getRequiredTestMethod().getName();
    pages.forEach(
        (who, page) -> {
          Path name = KEPT.resolve(test + "-" + who);
          try {
            if (failed) {
              page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(name + ".png")));
              page.context()
                  .tracing()
                  .stop(new Tracing.StopOptions().setPath(Path.of(name + ".zip")));
            }
            page.context().close();
          } catch (PlaywrightException e) {
            System.out.println("No screenshot of " + who + ": " + e.getMessage());
          }
        });
    pages.clear();
    complaints.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (browser != null) {
      browser.close();
    }
    if (playwright != null) {
      playwright.close();
    }
  }

  private static Path chromium() {
    String given = System.getProperty("chromium.path", System.getenv("CHROMIUM_PATH"));
    return Stream.of(given, "/usr/bin/chromium", "/usr/bin/chromium-browser")
        .filter(path -> path != null && Files.isExecutable(Path.of(path)))
        .map(Path::of)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Chromium is missing; on Debian: sudo apt-get install -y chromium"));
  }
}
