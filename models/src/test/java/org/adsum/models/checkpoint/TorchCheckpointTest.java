package org.adsum.models.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.adsum.models.build.EvalPhotos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.XZInputStream;

class TorchCheckpointTest {
  private static final float[] SIX = {1, 2, 3, 4, 5, 6};

  @TempDir Path scratch;

  private static Path golden(String name) {
    Path folder = EvalPhotos.findFolder().orElse(null);
    assumeTrue(folder != null, "no evaluation folder");
    return folder.resolve("golden").resolve(name);
  }

  private static String refusal(byte[] file) {
    return assertThrows(CheckpointRefused.class, () -> TorchCheckpoint.read(file)).getMessage();
  }

  private static String refusal(Pickle stateDict) {
    return refusal(Pickle.legacy(stateDict, SIX));
  }

  @Test
  void readsTheOldFormatAsTorchWroteIt() throws Exception {
    byte[] file;
    try (InputStream in =
        new XZInputStream(Files.newInputStream(golden("irv1-random-legacy.pt.xz")))) {
      file = in.readAllBytes();
    }
    Map<String, Tensor> tensors = TorchCheckpoint.read(file).tensors();
    assertEquals(714, tensors.size());
    Tensor first = tensors.get("conv2d_1a.conv.weight");
    assertArrayEquals(new int[] {32, 3, 3, 3}, first.shape());
    assertEquals(32 * 27, first.floats().length);
    assertEquals(ElementType.LONG, tensors.get("last_bn.num_batches_tracked").type());
  }

  @Test
  void readsTheSameNumbersOutOfTheZipFormat() throws Exception {
    Map<String, Tensor> zip = TorchCheckpoint.read(golden("small-zip.pt")).tensors();
    byte[] file;
    try (InputStream in =
        new XZInputStream(Files.newInputStream(golden("irv1-random-legacy.pt.xz")))) {
      file = in.readAllBytes();
    }
    Map<String, Tensor> legacy = TorchCheckpoint.read(file).tensors();
    assertEquals(11, zip.size());
    for (Map.Entry<String, Tensor> entry : zip.entrySet()) {
      Tensor same = legacy.get(entry.getKey());
      assertArrayEquals(same.shape(), entry.getValue().shape(), entry.getKey());
      if (same.type() == ElementType.FLOAT) {
        assertArrayEquals(same.floats(), entry.getValue().floats(), entry.getKey());
      }
    }
  }

  @Test
  void readsViewsByTheirStridesAndOffset() throws CheckpointRefused {
    byte[] transposed =
        Pickle.legacy(Pickle.oneTensor(6, 0, new int[] {3, 2}, new int[] {1, 3}), SIX);
    assertArrayEquals(
        new float[] {1, 4, 2, 5, 3, 6},
        TorchCheckpoint.read(transposed).tensors().get("w").floats());
    byte[] part = Pickle.legacy(Pickle.oneTensor(6, 4, new int[] {2}, new int[] {1}), SIX);
    assertArrayEquals(new float[] {5, 6}, TorchCheckpoint.read(part).tensors().get("w").floats());
  }

  @Test
  void readsTheMetadataThatAModulesStateDictCarries() throws CheckpointRefused {
    Pickle dict = new Pickle().orderedDict().text("w");
    dict.tensor("FloatStorage", Pickle.KEY, 6, 0, new int[] {6}, new int[] {1}).op('s');
    dict.op('}').text("_metadata").orderedDict().op('s').op('b').op('.');
    assertArrayEquals(
        SIX, TorchCheckpoint.read(Pickle.legacy(dict, SIX)).tensors().get("w").floats());
  }

  @Test
  void refusesToCallAnythingAndNamesIt() {
    Pickle attack = new Pickle().global("os", "system").text("id").op(0x85).op('R').op('.');
    assertTrue(refusal(attack).contains("os.system"));
    Pickle evaluate = new Pickle().global("builtins", "eval").op('.');
    assertTrue(refusal(evaluate).contains("builtins.eval"));
    Pickle storage = new Pickle().global("torch", "FloatStorage").op(')').op('R').op('.');
    assertTrue(refusal(storage).contains("torch.FloatStorage"));
    Pickle insides = new Pickle().orderedDict().op('}').text("__class__").op('N').op('s').op('b');
    assertTrue(refusal(insides.op('.')).contains("insides"));
  }

  @Test
  void refusesOpcodesThatNoStateDictNeedsAndNamesThem() {
    assertTrue(refusal(new Pickle().op(0x93).op('.')).contains("STACK_GLOBAL"));
    assertTrue(refusal(new Pickle().op('i').op('.')).contains("INST"));
    assertTrue(refusal(new Pickle().op(0xFE).op('.')).contains("0xfe"));
  }

  @Test
  void refusesViewsThatLeaveTheirStorage() {
    int[][][] views = {
      {{0}, {2, 4}, {3, 1}},
      {{1}, {6}, {1}},
      {{0}, {2}, {6}},
      {{-1}, {2}, {1}},
      {{0}, {2}, {-1}},
      {{7}, {0}, {1}},
      // One element seen as a million: allowed by torch, never in a state dict.
      {{0}, {1000, 1000}, {0, 0}},
      {{0}, {Integer.MAX_VALUE, Integer.MAX_VALUE}, {Integer.MAX_VALUE, Integer.MAX_VALUE}},
    };
    for (int[][] view : views) {
      Pickle pickle = Pickle.oneTensor(6, view[0][0], view[1], view[2]);
      assertTrue(refusal(pickle).contains("beyond its storage"), Arrays.deepToString(view));
    }
  }

  @Test
  void refusesStoragesThatTheFileCannotHold() {
    int[] one = {1};
    assertTrue(refusal(Pickle.oneTensor(Integer.MAX_VALUE, 0, one, one)).contains("claims"));
    assertTrue(refusal(Pickle.oneTensor(-1, 0, one, one)).contains("claims"));
    assertTrue(refusal(Pickle.oneTensor(5, 0, one, one)).contains("instead of"));
  }

  @Test
  void refusesAFileThatEndsAnywhereTooEarly() {
    byte[] whole = Pickle.legacy(Pickle.stateDict(), SIX);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(CheckpointRefused.class, () -> TorchCheckpoint.read(cut), "" + length);
    }
    assertTrue(refusal(Arrays.copyOf(whole, whole.length + 1)).contains("follow"));
  }

  @Test
  void answersEveryDamageWithItsOwnRefusal() throws IOException {
    Random random = new Random(20261122);
    for (byte[] whole :
        new byte[][] {
          Pickle.legacy(Pickle.stateDict(), SIX), zip(ZipEntry.STORED, Pickle.stateDict(), SIX)
        }) {
      int refused = 0;
      for (int round = 0; round < 20_000; round++) {
        byte[] damaged = whole.clone();
        for (int i = 0; i <= round % 3; i++) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        try {
          TorchCheckpoint.read(damaged).tensors().values().forEach(Tensor::size);
        } catch (CheckpointRefused e) {
          refused++;
        }
      }
      // Most damage hits the pickles; the rest changes numbers that may be anything.
      assertTrue(refused > 10_000, "refused " + refused);
    }
  }

  @Test
  void refusesAnEndlessPickleAndADeepStackSoon() {
    Pickle none = new Pickle();
    for (int i = 0; i < 150_000; i++) {
      none.op('N');
    }
    assertTrue(refusal(none.op('.')).contains("deeper"));
    Pickle marks = new Pickle();
    for (int i = 0; i < 150_000; i++) {
      marks.op('(');
    }
    assertTrue(refusal(marks.op('.')).contains("deeper"));
    Pickle steps = new Pickle();
    for (int i = 0; i < 250_000; i++) {
      steps.op('(').op('t').op(0x85);
    }
    assertTrue(refusal(steps.op('.')).contains("steps"));
  }

  @Test
  void aStructureThatHoldsItselfDoesNoHarm() {
    Pickle self = new Pickle().op(']').op('q').op(0).op('h').op(0).op('a').op('.');
    assertTrue(refusal(Pickle.legacy(self)).contains("a list"));
  }

  @Test
  void refusesALargeFileBeforeItIsRead() throws IOException {
    Path file = scratch.resolve("large.pt");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(100L << 30);
    }
    CheckpointRefused refused =
        assertThrows(CheckpointRefused.class, () -> TorchCheckpoint.read(file));
    assertTrue(refused.getMessage().contains("107374182400 bytes"), refused.getMessage());
  }

  @Test
  void readsStoredZipEntriesAndRefusesCompressedOnes() throws IOException, CheckpointRefused {
    byte[] stored = zip(ZipEntry.STORED, Pickle.stateDict(), SIX);
    assertArrayEquals(SIX, TorchCheckpoint.read(stored).tensors().get("w").floats());
    assertTrue(refusal(zip(ZipEntry.DEFLATED, Pickle.stateDict(), SIX)).contains("compressed"));
    assertTrue(refusal(zip(ZipEntry.STORED, Pickle.stateDict(), 1, 2)).contains("bytes instead"));
    Pickle other =
        new Pickle()
            .op('}')
            .text("w")
            .tensor("FloatStorage", "elsewhere", 6, 0, new int[] {6}, new int[] {1})
            .op('s')
            .op('.');
    assertTrue(refusal(zip(ZipEntry.STORED, other, SIX)).contains("elsewhere"));
  }

  @Test
  void namesInTheFileCannotWriteToTheTerminal() {
    Pickle attack = new Pickle().global("os", "system\u001b[2J").op('.');
    assertTrue(refusal(attack).contains("os.system?[2J"));
  }

  @Test
  void refusesWhatIsNoStateDict() {
    assertTrue(refusal("This is not a checkpoint.".getBytes()).contains("no torch checkpoint"));
    assertTrue(refusal(new byte[0]).length() > 0);
    assertTrue(refusal(Pickle.legacy(new Pickle().op('N').op('.'))).contains("None"));
    Pickle numbers = new Pickle().op('}').text("epoch").int32(3).op('s').op('.');
    assertTrue(refusal(Pickle.legacy(numbers)).contains("epoch"));
  }

  private static byte[] zip(int method, Pickle stateDict, float... floats) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, method, "archive/data.pkl", stateDict.bytes());
      ByteBuffer raw = ByteBuffer.allocate(4 * floats.length).order(ByteOrder.LITTLE_ENDIAN);
      raw.asFloatBuffer().put(floats);
      add(zip, method, "archive/data/" + Pickle.KEY, raw.array());
    }
    return out.toByteArray();
  }

  private static void add(ZipOutputStream zip, int method, String name, byte[] bytes)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(method);
    if (method == ZipEntry.STORED) {
      CRC32 crc = new CRC32();
      crc.update(bytes);
      entry.setSize(bytes.length);
      entry.setCrc(crc.getValue());
    }
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
