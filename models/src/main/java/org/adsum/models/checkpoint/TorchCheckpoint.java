package org.adsum.models.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A state dict as {@code torch.save} writes it: tensors by name. Both formats of the file are read,
 * the old one (pickles, then raw storages) and the newer one (a zip archive without compression).
 *
 * <p>Sources: torch's {@code serialization.py} ({@code _legacy_save}, {@code _save}) and Python's
 * {@code pickletools}.
 */
public final class TorchCheckpoint {
  /** No face network comes near it. */
  static final int MOST_BYTES = 512 << 20;

  private final Map<String, Tensor> tensors;

  private TorchCheckpoint(Map<String, Tensor> tensors) {
    this.tensors = tensors;
  }

  /**
   * Reads a file.
   *
   * @throws CheckpointRefused when it cannot be read, is too large, or is no state dict
   */
  public static TorchCheckpoint read(Path file) throws CheckpointRefused {
    return read(bytes(file));
  }

  /**
   * The bytes of a file that may be a checkpoint.
   *
   * @throws CheckpointRefused when it cannot be read or is too large
   */
  public static byte[] bytes(Path file) throws CheckpointRefused {
    try (InputStream in = Files.newInputStream(file)) {
      // The size first: a file of 100 GB must not be read to be refused. It may still grow.
      requireSize(Files.size(file));
      return in.readNBytes(MOST_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new CheckpointRefused("There is no file " + file, e);
    } catch (IOException e) {
      throw new CheckpointRefused("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @throws CheckpointRefused when they are too many, or are no state dict
   */
  public static TorchCheckpoint read(byte[] file) throws CheckpointRefused {
    requireSize(file.length);
    ByteBuffer bytes = ByteBuffer.wrap(file).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    try {
      Object top = StoredZip.looksLike(bytes) ? ZipFormat.read(bytes) : LegacyFormat.read(bytes);
      return new TorchCheckpoint(stateDict(top));
    } catch (BufferUnderflowException e) {
      throw new CheckpointRefused("The file ends in the middle of something", e);
    }
  }

  /** The tensors by name, in the file's order. */
  public Map<String, Tensor> tensors() {
    return tensors;
  }

  private static void requireSize(long bytes) throws CheckpointRefused {
    if (bytes > MOST_BYTES) {
      throw new CheckpointRefused(
          "The file has " + bytes + " bytes; checkpoints up to " + MOST_BYTES + " are read");
    }
  }

  private static Map<String, Tensor> stateDict(Object top) throws CheckpointRefused {
    if (!(top instanceof Map<?, ?> dict)) {
      throw new CheckpointRefused("The file holds no state dict but " + PickleMachine.kind(top));
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : dict.entrySet()) {
      if (!(entry.getValue() instanceof Tensor tensor)) {
        throw new CheckpointRefused(
            "The entry "
                + entry.getKey()
                + " is no tensor but "
                + PickleMachine.kind(entry.getValue()));
      }
      tensors.put((String) entry.getKey(), tensor);
    }
    return Collections.unmodifiableMap(tensors);
  }
}
