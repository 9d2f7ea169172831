package org.adsum.models.checkpoint;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * The format before torch 1.6: five pickles one after the other (magic number, protocol, system,
 * the object, the storages' keys), then for each key its number of elements and the elements.
 */
final class LegacyFormat {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final long PROTOCOL = 1001;

  private LegacyFormat() {}

  static Object read(ByteBuffer file) throws CheckpointRefused {
    PickleMachine machine = new PickleMachine(file);
    if (!MAGIC.equals(first(machine))) {
      throw new CheckpointRefused("The file is no torch checkpoint: its magic number is missing");
    }
    requireEqual("protocol", PROTOCOL, machine.load());
    requireLittleEndian(machine.load());
    Object top = machine.load();
    readStorages(file, machine.load(), machine.storages());
    if (file.hasRemaining()) {
      throw new CheckpointRefused(file.remaining() + " bytes follow the last storage");
    }
    return top;
  }

  private static Object first(PickleMachine machine) throws CheckpointRefused {
    try {
      return machine.load();
    } catch (CheckpointRefused e) {
      throw new CheckpointRefused("The file is no torch checkpoint: " + e.getMessage(), e);
    }
  }

  private static void requireLittleEndian(Object system) throws CheckpointRefused {
    if (!(system instanceof Map<?, ?> about)) {
      throw new CheckpointRefused("The description of the system is missing");
    }
    requireEqual("protocol_version", PROTOCOL, about.get("protocol_version"));
    requireEqual("little_endian", true, about.get("little_endian"));
  }

  private static void requireEqual(String what, Object wanted, Object found)
      throws CheckpointRefused {
    boolean same =
        (found instanceof Long || found instanceof Boolean || found instanceof BigInteger)
            && wanted.equals(found);
    if (!same) {
      throw new CheckpointRefused("Only checkpoints with " + what + " " + wanted + " are read");
    }
  }

  private static void readStorages(ByteBuffer file, Object keys, Map<String, Storage> storages)
      throws CheckpointRefused {
    if (!(keys instanceof List<?> list)) {
      throw new CheckpointRefused("The list of storages is missing");
    }
    for (Object key : list) {
      Storage storage = key instanceof String name ? storages.get(name) : null;
      if (storage == null || storage.isFilled()) {
        throw new CheckpointRefused("The list of storages names one that no tensor uses, or twice");
      }
      long elements = file.getLong();
      if (elements != storage.elements()) {
        throw new CheckpointRefused(
            "Storage "
                + storage.key()
                + " has "
                + elements
                + " elements instead of "
                + storage.elements());
      }
      if (storage.bytes() > file.remaining()) {
        throw new CheckpointRefused("The file ends inside storage " + storage.key());
      }
      storage.fill(file.slice(file.position(), storage.bytes()));
      file.position(file.position() + storage.bytes());
    }
    if (list.size() != storages.size()) {
      throw new CheckpointRefused("The elements of some tensors are not in the file");
    }
  }
}
