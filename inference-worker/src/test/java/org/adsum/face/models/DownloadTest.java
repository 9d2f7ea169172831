package org.adsum.face.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.adsum.models.ModelPack;
import org.adsum.models.facenet.FacenetRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only the file of the release is kept, and what came of it before a connection broke. */
class DownloadTest {
  private static final byte[] FILE = new byte[300_000];

  static {
    new Random(1).nextBytes(FILE);
  }

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void aWholeFileIsKeptWithAProgressInTenths() throws IOException {
    try (ReleaseServer server = new ReleaseServer(FILE, ReleaseServer.Manner.WHOLE)) {
      Path file = download(server.address(), FILE.length, ModelPack.sha256(FILE));
      assertArrayEquals(FILE, Files.readAllBytes(file));
      assertEquals(List.of(file), left());
      assertTrue(said.toString().contains("0.3 of 0.3 MB"), said.toString());
    }
  }

  @Test
  void aBrokenDownloadIsGoneOnWithFromWhereItBroke() throws IOException {
    try (ReleaseServer server = new ReleaseServer(FILE, ReleaseServer.Manner.CUT_ONCE)) {
      ModelsProblem cut = refused(server.address(), FILE.length, ModelPack.sha256(FILE));
      assertTrue(cut.getMessage().contains("150000 of 300000"), cut.getMessage());
      assertEquals(150_000, Files.size(left().get(0)));

      Path file = download(server.address(), FILE.length, ModelPack.sha256(FILE));

      assertArrayEquals(FILE, Files.readAllBytes(file));
      assertEquals(List.of("", "bytes=150000-"), server.ranges());
    }
  }

  @Test
  void aFileOfAnotherSizeIsNotEvenBegun() throws IOException {
    try (ReleaseServer server = new ReleaseServer(FILE, ReleaseServer.Manner.WHOLE)) {
      ModelsProblem other = refused(server.address(), FILE.length - 1, ModelPack.sha256(FILE));
      assertTrue(other.getMessage().contains("300000 bytes instead of 299999"), other.getMessage());
      assertEquals(List.of(), left());
    }
  }

  @Test
  void aLongerFileIsThrownAwayAfterOneByteTooMany() throws IOException {
    try (ReleaseServer server = new ReleaseServer(FILE, ReleaseServer.Manner.UNANNOUNCED)) {
      ModelsProblem longer = refused(server.address(), 1000, ModelPack.sha256(FILE));
      assertTrue(longer.getMessage().contains("more than 1000 bytes"), longer.getMessage());
      assertEquals(List.of(), left());
    }
  }

  @Test
  void aFileOfAnotherHashIsThrownAway() throws IOException {
    try (ReleaseServer server = new ReleaseServer(FILE, ReleaseServer.Manner.WHOLE)) {
      ModelsProblem other = refused(server.address(), FILE.length, "0".repeat(64));
      assertTrue(other.getMessage().contains(ModelPack.sha256(FILE)), other.getMessage());
      assertEquals(List.of(), left());
    }
  }

  @Test
  void aMissingFileLeavesNothing() throws IOException {
    try (ReleaseServer server = new ReleaseServer(FILE, ReleaseServer.Manner.ABSENT)) {
      ModelsProblem absent = refused(server.address(), FILE.length, ModelPack.sha256(FILE));
      assertTrue(absent.getMessage().contains("status 404"), absent.getMessage());
      assertEquals(List.of(), left());
    }
  }

  @Test
  void aNetworkThatDoesNotAllowItIsToldWithTheOtherWay() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    URI nobody = URI.create("http://127.0.0.1:" + closed + "/model.pt");
    ModelsProblem unreachable = refused(nobody, FILE.length, ModelPack.sha256(FILE));
    assertTrue(unreachable.getMessage().contains("models import model.pt"));
    assertFalse(Files.exists(folder.resolve("model.pt.part")));
  }

  private ModelsProblem refused(URI address, long bytes, String sha256) {
    ModelsProblem problem =
        assertThrows(ModelsProblem.class, () -> download(address, bytes, sha256));
    assertEquals(ModelsProblem.FAILED, problem.exitCode());
    assertFalse(Files.exists(folder.resolve("model.pt")), "nothing that could be installed");
    return problem;
  }

  private Path download(URI address, long bytes, String sha256) {
    FacenetRelease release =
        new FacenetRelease("test", address, "model.pt", bytes, sha256, "none", "none");
    return new Download(release, new PrintStream(said, true), false).into(folder);
  }

  private List<Path> left() throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
