package org.adsum.it.roles;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.adsum.it.support.Adsum;

/** Everything that the web application answers, found in its code and its pages. */
public final class WebSurface {
  private static final Path WEB = Adsum.project().resolve("web");
  private static final Path PAGES = WEB.resolve("src/main/webapp");
  private static final Pattern REWRITE =
      Pattern.compile("path-template\\('([^']+)'\\) -> rewrite\\('(/[^?']+)\\?.*'\\)");
  private static final String REST = "/api/v1";

  private WebSurface() {}

  /** The pages: the address that people see, with {@code {id}} for a record, and the view. */
  public static SortedMap<String, String> pages() {
    Map<String, String> byView = new TreeMap<>();
    Matcher rewrite = REWRITE.matcher(read(PAGES.resolve("WEB-INF/undertow-handlers.conf")));
    while (rewrite.find()) {
      byView.put(rewrite.group(2), rewrite.group(1));
    }
    SortedMap<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.walk(PAGES)) {
      files
          .map(file -> "/" + PAGES.relativize(file))
          .filter(view -> view.endsWith(".xhtml"))
          .filter(view -> !view.startsWith("/WEB-INF/") && !view.startsWith("/resources/"))
          .forEach(
              view ->
                  pages.put(byView.getOrDefault(view, view.replaceFirst("\\.xhtml$", "")), view));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages;
  }

  /** What is not a page: {@code METHOD /path} of every resource, servlet and live endpoint. */
  public static TreeSet<String> endpoints() {
    JavaClasses classes = new ClassFileImporter().importPath(WEB.resolve("target/classes"));
    TreeSet<String> found = new TreeSet<>();
    for (JavaClass type : classes) {
      annotation(type, "jakarta.servlet.annotation.WebServlet")
          .ifPresent(servlet -> addServlet(found, type, servlet));
      annotation(type, "jakarta.websocket.server.ServerEndpoint")
          .ifPresent(endpoint -> found.add("GET " + endpoint.get("value").orElseThrow()));
      annotation(type, "jakarta.ws.rs.Path")
          .ifPresent(
              root -> type.getMethods().forEach(method -> addResource(found, text(root), method)));
    }
    if (found.isEmpty()) {
      throw new IllegalStateException("No compiled web module");
    }
    return found;
  }

  private static void addServlet(TreeSet<String> found, JavaClass type, JavaAnnotation<?> servlet) {
    String[] paths = strings(servlet, "value");
    for (String path : paths.length > 0 ? paths : strings(servlet, "urlPatterns")) {
      for (String method : new String[] {"Get", "Post", "Put", "Delete", "Patch"}) {
        if (type.getMethods().stream().anyMatch(m -> m.getName().equals("do" + method))) {
          found.add(method.toUpperCase(java.util.Locale.ROOT) + " /" + path.replaceFirst("^/", ""));
        }
      }
      if (type.getMethods().stream().anyMatch(m -> m.getName().equals("service"))) {
        found.add("GET /" + path.replaceFirst("^/", ""));
        found.add("POST /" + path.replaceFirst("^/", ""));
      }
    }
  }

  private static void addResource(TreeSet<String> found, String root, JavaMethod method) {
    method.getAnnotations().stream()
        .filter(a -> a.getRawType().isAnnotatedWith("jakarta.ws.rs.HttpMethod"))
        .map(a -> a.getRawType().getSimpleName())
        .forEach(
            verb -> {
              String path =
                  method
                      .tryGetAnnotationOfType("jakarta.ws.rs.Path")
                      .map(WebSurface::text)
                      .orElse("");
              found.add(verb + " " + join(REST, root, path));
            });
  }

  private static String join(String... parts) {
    String joined = String.join("/", parts).replaceAll("/{2,}", "/");
    return joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
  }

  private static Optional<? extends JavaAnnotation<?>> annotation(JavaClass type, String name) {
    return type.tryGetAnnotationOfType(name);
  }

  private static String text(JavaAnnotation<?> annotation) {
    return (String) annotation.get("value").orElseThrow();
  }

  private static String[] strings(JavaAnnotation<?> annotation, String name) {
    return annotation
        .get(name)
        .map(value -> value instanceof String one ? new String[] {one} : (String[]) value)
        .orElse(new String[0]);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
