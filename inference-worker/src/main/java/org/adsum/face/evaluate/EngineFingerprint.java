package org.adsum.face.evaluate;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.adsum.face.FaceEngine;
import org.adsum.face.FaceSettings;
import org.adsum.face.SilentRuntime;
import org.adsum.models.ModelDescriptor;
import org.adsum.models.ModelPack;

/**
 * What embeddings depend on besides the photo: the weights and descriptors, the engine's settings,
 * ONNX Runtime's version, and the engine's own compiled classes. Any change of them gives another
 * fingerprint, so that no one has to remember to raise a version.
 */
final class EngineFingerprint {
  private EngineFingerprint() {}

  /** 32 hex digits. */
  static String of(ModelPack pack, String embedder) {
    MessageDigest digest = sha256();
    for (ModelDescriptor model : pack.descriptors()) {
      boolean used = model.embeddingSize() == 0 || model.id().equals(embedder);
      if (used) {
        // Thresholds judge embeddings; they do not change them.
        add(digest, model.id() + model.version() + model.sha256() + model.input());
      }
    }
    add(digest, FaceSettings.defaults().toString());
    add(digest, SilentRuntime.environment().getVersion());
    addClasses(digest);
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static void addClasses(MessageDigest digest) {
    try {
      URI home = FaceEngine.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path place = Path.of(home);
      if (Files.isDirectory(place)) {
        addClasses(digest, place);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
          addClasses(digest, jar.getPath("/"));
        }
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("The engine's classes cannot be read", e);
    }
  }

  private static void addClasses(MessageDigest digest, Path root) throws IOException {
    Path engine = root.resolve(FaceEngine.class.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(engine)) {
      List<Path> classes =
          files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
      for (Path file : classes) {
        digest.update(Files.readAllBytes(file));
      }
    }
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
