package org.adsum.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The models of an engine: those that travel with Adsum, and the embedder that an operator
 * installed and chose instead of the bundled one.
 *
 * <p>Descriptors are read once; files are read at each {@link #bytes} and given out only when their
 * hash is the descriptor's.
 */
public final class ModelPack {
  public static final String EMBEDDER = "fr-feature";
  public static final String LIVENESS = "fr-liveness";
  public static final String LIGHT_DETECTOR = "fr-detect";
  public static final String PNET = "mtcnn-pnet";
  public static final String RNET = "mtcnn-rnet";
  public static final String ONET = "mtcnn-onet";

  private static final List<String> BUNDLED =
      List.of(PNET, RNET, ONET, LIGHT_DETECTOR, EMBEDDER, LIVENESS);

  private final Map<String, ModelDescriptor> descriptors;
  private final String embedder;
  private final ModelStore store;

  private ModelPack(Map<String, ModelDescriptor> descriptors, String embedder, ModelStore store) {
    this.descriptors = descriptors;
    this.embedder = embedder;
    this.store = store;
  }

  /**
   * The models in this jar.
   *
   * @throws ModelUnavailable when a descriptor is missing or cannot be read
   */
  public static ModelPack bundled() {
    return new ModelPack(bundledDescriptors(), EMBEDDER, null);
  }

  /**
   * The models in this jar, with the embedder that is chosen in a models folder, if any is.
   *
   * @param folder of {@link ModelStore}; need not exist
   * @throws ModelUnavailable when a descriptor is missing or cannot be read, or the chosen model is
   *     no embedder
   */
  public static ModelPack at(Path folder) {
    return at(folder, new ModelStore(folder).selected().orElse(EMBEDDER));
  }

  /**
   * The models in this jar with this embedder, bundled or installed, whatever is chosen.
   *
   * @throws ModelUnavailable as {@link #at(Path)}
   */
  public static ModelPack at(Path folder, String embedder) {
    ModelStore store = new ModelStore(folder);
    Map<String, ModelDescriptor> descriptors = bundledDescriptors();
    if (!descriptors.containsKey(embedder)) {
      descriptors.put(embedder, store.descriptor(embedder));
    }
    if (descriptors.get(embedder).embeddingSize() == 0) {
      throw new ModelUnavailable("The model " + embedder + " gives no embeddings");
    }
    return new ModelPack(descriptors, embedder, store);
  }

  /** Whether a model of that name travels with Adsum. */
  public static boolean isBundled(String id) {
    return BUNDLED.contains(id);
  }

  /**
   * The card of a model that travels with Adsum, in Markdown; the three networks of MTCNN share
   * one.
   *
   * @throws ModelUnavailable when it is missing
   */
  public static String card(String id) {
    String name = (id.startsWith("mtcnn-") ? "mtcnn" : id) + ".md";
    try (InputStream in = ModelPack.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new ModelUnavailable("The model card " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ModelUnavailable("The model card " + name + " cannot be read", e);
    }
  }

  private static Map<String, ModelDescriptor> bundledDescriptors() {
    Map<String, ModelDescriptor> descriptors = new LinkedHashMap<>();
    for (String id : BUNDLED) {
      descriptors.put(id, describe(id));
    }
    return descriptors;
  }

  private static ModelDescriptor describe(String id) {
    String name = id + ".properties";
    try (InputStream in = ModelPack.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new ModelUnavailable("The model descriptor " + name + " is missing");
      }
      Properties text = new Properties();
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        text.load(reader);
      }
      return ModelDescriptor.of(text);
    } catch (IOException | IllegalArgumentException e) {
      throw new ModelUnavailable("The model descriptor " + name + ": " + e.getMessage(), e);
    }
  }

  /** The id of the embedder in use. */
  public String embedder() {
    return embedder;
  }

  public List<ModelDescriptor> descriptors() {
    return List.copyOf(descriptors.values());
  }

  /**
   * @throws ModelUnavailable when there is no such model
   */
  public ModelDescriptor descriptor(String id) {
    ModelDescriptor descriptor = descriptors.get(id);
    if (descriptor == null) {
      throw new ModelUnavailable("There is no model " + id);
    }
    return descriptor;
  }

  /**
   * The model's ONNX file.
   *
   * @throws ModelUnavailable when the file is missing or its hash is not the descriptor's
   */
  public byte[] bytes(String id) {
    ModelDescriptor descriptor = descriptor(id);
    if (!isBundled(id)) {
      return store.bytes(descriptor);
    }
    try (InputStream in = ModelPack.class.getResourceAsStream(descriptor.file())) {
      if (in == null) {
        throw new ModelUnavailable("The model file " + descriptor.file() + " is missing");
      }
      return verified(descriptor.file(), descriptor.sha256(), in.readAllBytes());
    } catch (IOException e) {
      throw new ModelUnavailable("The model file " + descriptor.file() + " cannot be read", e);
    }
  }

  static byte[] verified(String file, String sha256, byte[] bytes) {
    String actual = sha256(bytes);
    if (!actual.equals(sha256)) {
      throw new ModelUnavailable(
          "The model file " + file + " has SHA-256 " + actual + " instead of " + sha256);
    }
    return bytes;
  }

  /** In hex. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
