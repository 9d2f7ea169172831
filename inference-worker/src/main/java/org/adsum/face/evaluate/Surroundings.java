package org.adsum.face.evaluate;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import org.adsum.face.FaceSettings;
import org.adsum.face.SilentRuntime;
import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelPack;

/** Under what a report came about: the machine, the engine and its models. */
final class Surroundings {
  private Surroundings() {}

  static JsonObject machine() {
    return Json.createObjectBuilder()
        .add("processor", processor())
        .add("processors", Runtime.getRuntime().availableProcessors())
        .add("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"))
        .add("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"))
        .add("heapMegabytes", Runtime.getRuntime().maxMemory() >> 20)
        .build();
  }

  static JsonObject engine(ModelPack pack, String fingerprint) {
    JsonArrayBuilder models = Json.createArrayBuilder();
    for (ModelDescriptor model : pack.descriptors()) {
      models.add(
          Json.createObjectBuilder()
              .add("id", model.id())
              .add("version", model.version())
              .add("sha256", model.sha256()));
    }
    return Json.createObjectBuilder()
        .add("onnxRuntime", SilentRuntime.environment().getVersion())
        .add("fingerprint", fingerprint)
        .add("settings", settings())
        .add("models", models)
        .build();
  }

  /** Every component of the engine's settings, by name. */
  private static JsonObjectBuilder settings() {
    FaceSettings settings = FaceSettings.defaults();
    JsonObjectBuilder json = Json.createObjectBuilder();
    for (RecordComponent component : FaceSettings.class.getRecordComponents()) {
      try {
        json.add(component.getName(), String.valueOf(component.getAccessor().invoke(settings)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("A record's accessor is public", e);
      }
    }
    return json;
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      // Only Linux tells it this way.
      return "";
    }
  }
}
