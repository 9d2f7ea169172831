package org.adsum.models.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MtcnnGraphsTest {
  @Test
  void reordersKernelsFromColumnRowChannelToChannelRowColumn() {
    // One output, side 2, two channels, stored as [x][y][channel]; a value tells its place: xyc.
    float[] stored = {0, 1, 10, 11, 100, 101, 110, 111};
    float[] wanted = {0, 100, 10, 110, 1, 101, 11, 111};
    assertArrayEquals(wanted, MtcnnGraphs.channelsFirst(stored, 1, 2, 2));
  }

  @Test
  void refusesWhatIsNoTensorFlowLiteFile() {
    assertThrows(BuildFailure.class, () -> MtcnnGraphs.pnet(new byte[100]));
    assertThrows(BuildFailure.class, () -> MtcnnGraphs.pnet(new byte[3]));
    byte[] header = {16, 0, 0, 0, 'T', 'F', 'L', '3', 0, 0, 0, 0};
    assertThrows(BuildFailure.class, () -> MtcnnGraphs.pnet(header));
  }
}
