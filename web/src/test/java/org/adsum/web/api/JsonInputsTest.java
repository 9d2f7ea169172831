package org.adsum.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the API takes as bodies. */
class JsonInputsTest {
  /** Numbers that JSON-B cuts to size and {@link JsonValues} does not look at. */
  private static final Set<Class<?>> CUT =
      Set.of(long.class, Long.class, short.class, Short.class, byte.class, Byte.class);

  @Test
  void everyBodyOfTheApiIsFuzzed() throws Exception {
    Set<String> taken = new TreeSet<>();
    bodies().forEach(type -> taken.add(type.getName()));
    Set<String> fuzzed = new TreeSet<>();
    JsonDoorFuzzTest.INPUTS.forEach(type -> fuzzed.add(type.getTypeName()));
    assertTrue(taken.size() > 10, taken.toString());
    taken.removeAll(fuzzed);
    assertEquals(Set.of(), taken);
  }

  @Test
  void noBodyHasNumbersThatNobodyLooksAt() throws Exception {
    for (Class<?> body : bodies()) {
      for (RecordComponent component : body.getRecordComponents()) {
        assertFalse(CUT.contains(component.getType()), body + " " + component);
        String generic = component.getGenericType().getTypeName();
        assertFalse(generic.matches(".*<.*java\\.(lang\\.(Int|Long|Short|Byte)|time).*"), generic);
      }
    }
  }

  private static Set<Class<?>> bodies() throws Exception {
    URI folder = TicketResource.class.getResource("TicketResource.class").toURI();
    Set<Class<?>> bodies = new HashSet<>();
    try (Stream<java.nio.file.Path> files = Files.list(java.nio.file.Path.of(folder).getParent())) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(n -> n.endsWith(".class"))
              .toList();
      for (String name : names) {
        Class<?> type = Class.forName("org.adsum.web.api." + name.replace(".class", ""));
        if (type.isAnnotationPresent(Path.class)) {
          add(type, bodies);
        }
      }
    }
    return bodies;
  }

  private static void add(Class<?> resource, Set<Class<?>> bodies) {
    for (Method method : resource.getDeclaredMethods()) {
      boolean called =
          Stream.of(method.getAnnotations())
              .anyMatch(
                  a -> a.annotationType().isAnnotationPresent(jakarta.ws.rs.HttpMethod.class));
      for (Parameter parameter : called ? method.getParameters() : new Parameter[0]) {
        if (parameter.getAnnotations().length == 0 && parameter.getType() != InputStream.class) {
          bodies.add(parameter.getType());
        }
      }
    }
  }
}
