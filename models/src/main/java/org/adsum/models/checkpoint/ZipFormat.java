package org.adsum.models.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The format since torch 1.6: a zip archive of one folder with {@code data.pkl} and a file {@code
 * data/KEY} for each storage.
 */
final class ZipFormat {
  private static final int MOST_PICKLE_BYTES = 16 << 20;

  private ZipFormat() {}

  static Object read(ByteBuffer file) throws CheckpointRefused {
    StoredZip zip = StoredZip.of(file);
    ByteBuffer order = zip.find("byteorder");
    if (order != null
        && !order.equals(ByteBuffer.wrap("little".getBytes(StandardCharsets.US_ASCII)))) {
      throw new CheckpointRefused("Only checkpoints with byteorder little are read");
    }
    ByteBuffer pickle = zip.find("data.pkl");
    if (pickle == null) {
      throw new CheckpointRefused("The archive holds no data.pkl: it is no torch checkpoint");
    }
    if (pickle.remaining() > MOST_PICKLE_BYTES) {
      throw new CheckpointRefused("data.pkl has " + pickle.remaining() + " bytes");
    }
    PickleMachine machine =
        new PickleMachine(pickle.order(ByteOrder.LITTLE_ENDIAN), file.capacity());
    Object top = machine.load();
    if (pickle.hasRemaining()) {
      throw new CheckpointRefused(pickle.remaining() + " bytes follow the end of data.pkl");
    }
    for (Storage storage : machine.storages().values()) {
      ByteBuffer elements = zip.find("data/" + storage.key());
      if (elements == null) {
        throw new CheckpointRefused("The archive holds no storage " + storage.key());
      }
      storage.fill(elements);
    }
    return top;
  }
}
