package org.adsum.models;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The models that an operator installed: a folder each with descriptor, ONNX file and card, and
 * beside them a file that names the embedder in use. What is written appears whole or not at all.
 */
public final class ModelStore {
  private static final String DESCRIPTOR = "model.properties";
  private static final String CARD = "card.md";
  private static final String SELECTION = "selected.properties";
  private static final String EMBEDDER = "embedder";
  private static final long LARGEST_FILE = 512L << 20;

  private final Path folder;

  /**
   * @param folder need not exist until something is written
   */
  public ModelStore(Path folder) {
    this.folder = folder;
  }

  /** The names of the installed models, sorted. */
  public List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .filter(each -> Files.exists(each.resolve(DESCRIPTOR)))
          .map(each -> each.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new ModelUnavailable("The models folder " + folder + " cannot be read", e);
    }
  }

  /**
   * The descriptor of an installed model.
   *
   * @throws ModelUnavailable when it is missing, damaged, or of another model
   */
  public ModelDescriptor descriptor(String name) {
    Path file = folder.resolve(name).resolve(DESCRIPTOR);
    ModelDescriptor descriptor;
    try {
      descriptor = ModelDescriptor.of(load(file));
    } catch (NoSuchFileException e) {
      throw new ModelUnavailable("The model descriptor " + file + " is missing", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new ModelUnavailable("The model descriptor " + file + ": " + e.getMessage(), e);
    }
    if (!descriptor.id().equals(name)) {
      throw new ModelUnavailable(
          "The model descriptor " + file + " is of another model, " + descriptor.id());
    }
    return descriptor;
  }

  /**
   * An installed model's ONNX file.
   *
   * @throws ModelUnavailable when it is missing or its hash is not the descriptor's
   */
  public byte[] bytes(ModelDescriptor model) {
    Path file = folder.resolve(model.id()).resolve(model.file());
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new ModelUnavailable("The model file " + file + " is larger than any model");
      }
      return ModelPack.verified(file.toString(), model.sha256(), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new ModelUnavailable("The model file " + file + " is missing", e);
    } catch (IOException e) {
      throw new ModelUnavailable("The model file " + file + " cannot be read", e);
    }
  }

  /**
   * The card of an installed model.
   *
   * @throws IOException when it is missing or cannot be read
   */
  public String card(String name) throws IOException {
    return Files.readString(folder.resolve(name).resolve(CARD));
  }

  /**
   * The embedder in use, when the operator chose one.
   *
   * @throws ModelUnavailable when the file that names it cannot be read
   */
  public Optional<String> selected() {
    Path file = folder.resolve(SELECTION);
    try {
      String name = load(file).getProperty(EMBEDDER, "").strip();
      if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
        throw new ModelUnavailable("The file " + file + " names no model");
      }
      return Optional.of(name);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw new ModelUnavailable("The file " + file + " cannot be read", e);
    }
  }

  /** Makes a model the embedder in use; whether it is one is the caller's to check. */
  public void select(String name) throws IOException {
    Files.createDirectories(folder);
    write(folder, SELECTION, EMBEDDER + " = " + name + "\n");
  }

  /**
   * Installs a model.
   *
   * @throws FileAlreadyExistsException when there is one of that name; nothing has changed then
   */
  public void install(ModelDescriptor model, byte[] onnx, String card) throws IOException {
    Path target = folder.resolve(model.id());
    Files.createDirectories(folder);
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    // Not a temporary folder of the library's: that one only its owner may read, and the server may
    // be another user.
    Path part = Files.createDirectory(folder.resolve(".install-" + model.id() + unique()));
    try {
      Files.write(part.resolve(model.file()), onnx);
      Files.writeString(part.resolve(CARD), card);
      Files.writeString(part.resolve(DESCRIPTOR), model.toText());
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(part);
    }
  }

  /** Takes a model that was just installed away again. */
  public void remove(String name) throws IOException {
    Path gone = folder.resolve(".removed-" + name);
    delete(gone);
    Files.move(folder.resolve(name), gone, StandardCopyOption.ATOMIC_MOVE);
    delete(gone);
  }

  /** Puts another descriptor and card of the same weights in place; the descriptor counts. */
  public void describe(ModelDescriptor model, String card) throws IOException {
    Path own = folder.resolve(model.id());
    write(own, DESCRIPTOR, model.toText());
    write(own, CARD, card);
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Path part = folder.resolve("." + name + unique());
    try {
      Files.writeString(part, text, StandardOpenOption.CREATE_NEW);
      Files.move(
          part,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String unique() {
    return "-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static Properties load(Path file) throws IOException {
    Properties text = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      text.load(reader);
    }
    return text;
  }
}
