package org.adsum.face.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.adsum.models.facenet.FacenetRelease;

/**
 * Gets the file of a release. What came before a connection broke is kept beside the file, and the
 * next call goes on from there; what has not the size and the SHA-256 of the release is thrown
 * away.
 */
final class Download {
  private static final int CONNECT_MS = 20_000;
  private static final int SILENCE_MS = 60_000;
  private static final int BUFFER = 1 << 16;

  private final FacenetRelease release;
  private final PrintStream out;
  private final boolean terminal;

  Download(FacenetRelease release, PrintStream out, boolean terminal) {
    this.release = release;
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * The verified file, in this folder.
   *
   * @throws ModelsProblem when it cannot be had
   */
  Path into(Path folder) {
    Path file = folder.resolve(release.file());
    Path part = folder.resolve(release.file() + ".part");
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
          FileChannel.open(
              part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        requireAlone(channel);
        try {
          complete(channel);
        } finally {
          if (channel.size() == 0) {
            Files.deleteIfExists(part);
          }
        }
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw ModelsProblem.failed("folder.unwritable", folder, reason(e));
    }
  }

  private void complete(FileChannel channel) throws IOException {
    if (channel.size() > release.bytes()) {
      channel.truncate(0);
    }
    if (channel.size() < release.bytes()) {
      receive(channel);
    }
    String found = sha256(channel);
    if (!found.equals(release.sha256())) {
      channel.truncate(0);
      throw ModelsProblem.failed("fetch.hash", release.address(), found, release.sha256());
    }
  }

  private void requireAlone(FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Told below: another thread of this program has it.
    }
    throw ModelsProblem.failed("fetch.busy", release.name());
  }

  private void receive(FileChannel channel) throws IOException {
    long have = channel.size();
    HttpURLConnection connection = connect(have);
    try (InputStream in = body(connection)) {
      if (have > 0 && connection.getResponseCode() != HttpURLConnection.HTTP_PARTIAL) {
        // The server sends the whole file.
        have = 0;
        channel.truncate(0);
      }
      requireSize(connection, have);
      if (have > 0) {
        out.println(Texts.of("fetch.resumed", have));
      }
      copy(in, channel, have);
    } catch (RemoteEnd e) {
      throw ModelsProblem.failed(
          "fetch.cut", channel.size(), release.bytes(), reason(e.getCause()), release.name());
    } finally {
      connection.disconnect();
    }
    if (channel.size() < release.bytes()) {
      throw ModelsProblem.failed(
          "fetch.cut", channel.size(), release.bytes(), Texts.of("fetch.early"), release.name());
    }
    if (channel.size() > release.bytes()) {
      channel.truncate(0);
      throw ModelsProblem.failed("fetch.longer", release.address(), release.bytes());
    }
  }

  private HttpURLConnection connect(long have) {
    try {
      URLConnection opened = release.address().toURL().openConnection();
      HttpURLConnection connection = (HttpURLConnection) opened;
      connection.setConnectTimeout(CONNECT_MS);
      connection.setReadTimeout(SILENCE_MS);
      connection.setRequestProperty("User-Agent", "adsum");
      if (have > 0) {
        connection.setRequestProperty("Range", "bytes=" + have + "-");
      }
      return connection;
    } catch (MalformedURLException | ClassCastException e) {
      throw new IllegalStateException("A release has a web address: " + release.address(), e);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private InputStream body(HttpURLConnection connection) {
    int status;
    try {
      status = connection.getResponseCode();
      if (status == HttpURLConnection.HTTP_OK || status == HttpURLConnection.HTTP_PARTIAL) {
        return connection.getInputStream();
      }
    } catch (IOException e) {
      throw unreachable(e);
    }
    throw ModelsProblem.failed("fetch.status", release.address(), status, release.file());
  }

  private ModelsProblem unreachable(IOException e) {
    return ModelsProblem.failed(
        "fetch.unreachable", release.address(), reason(e), release.file(), release.sha256());
  }

  private void requireSize(HttpURLConnection connection, long have) {
    long announced = connection.getContentLengthLong();
    if (announced >= 0 && announced + have != release.bytes()) {
      throw ModelsProblem.failed(
          "fetch.size", release.address(), announced + have, release.bytes());
    }
  }

  /** One byte more than the release has tells that it is another file; no more is taken. */
  private void copy(InputStream in, FileChannel channel, long have) throws IOException, RemoteEnd {
    DownloadProgress progress = new DownloadProgress(out, terminal, have, release.bytes());
    byte[] buffer = new byte[BUFFER];
    long at = have;
    channel.position(at);
    try {
      while (at <= release.bytes()) {
        int read = read(in, buffer, (int) Math.min(BUFFER, release.bytes() + 1 - at));
        if (read < 0) {
          return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        at += read;
        progress.at(at);
      }
    } finally {
      progress.end();
    }
  }

  private static int read(InputStream in, byte[] buffer, int most) throws RemoteEnd {
    try {
      return in.read(buffer, 0, most);
    } catch (IOException e) {
      throw new RemoteEnd(e);
    }
  }

  /** The other side broke off; not to be mixed up with a disk that is full. */
  private static final class RemoteEnd extends Exception {
    RemoteEnd(IOException cause) {
      super(cause);
    }
  }

  private static String sha256(FileChannel channel) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
      channel.position(0);
      while (channel.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** What went wrong, with its kind: a message such as "host" alone says nothing. */
  static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : failure.getClass().getSimpleName() + ": " + message;
  }
}
