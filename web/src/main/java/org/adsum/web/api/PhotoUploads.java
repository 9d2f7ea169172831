package org.adsum.web.api;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.adsum.shared.boundary.Problem;
import org.adsum.shared.boundary.ProblemCode;
import org.adsum.shared.boundary.Words;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes photos in. As they are never put into files, all uploads of a moment share a part of the
 * memory; who would go beyond it waits a little and is then sent away to come again.
 */
@ApplicationScoped
public class PhotoUploads {
  private static final int KILOBYTE = 1024;

  @Inject
  @ConfigProperty(name = "adsum.upload.memory-mb", defaultValue = "128")
  int megabytes;

  @Inject
  @ConfigProperty(name = "adsum.upload.wait-seconds", defaultValue = "3")
  int secondsToWait;

  private Semaphore kilobytes;

  @PostConstruct
  void begin() {
    kilobytes = new Semaphore(megabytes * KILOBYTE, true);
  }

  /**
   * Reads a form and hands it on; its photos are forgotten afterwards.
   *
   * @throws Problem busy, and what {@link PhotoForm#read} throws
   */
  <T> T read(
      InputStream body, HttpHeaders headers, PhotoForm.Wanted wanted, Function<PhotoForm, T> use) {
    return withMemory(
        headers, () -> use.apply(PhotoForm.read(body, headers.getMediaType(), wanted)));
  }

  /**
   * Reads a form of many named files and hands them on, one after the other.
   *
   * @throws Problem busy, and what {@link NamedFiles#read} throws
   */
  void readFiles(InputStream body, HttpHeaders headers, BiConsumer<String, byte[]> use) {
    withMemory(
        headers,
        () -> {
          NamedFiles.read(body, headers.getMediaType(), use);
          return null;
        });
  }

  /** Something that reads a body. */
  private interface Reading<T> {
    T read() throws IOException;
  }

  private <T> T withMemory(HttpHeaders headers, Reading<T> reading) {
    long stated = headers.getLength();
    long bytes = stated < 0 ? RequestGate.MOST_MULTIPART : stated;
    int share = (int) Math.min(bytes / KILOBYTE + 1, megabytes * (long) KILOBYTE);
    take(share);
    try {
      return reading.read();
    } catch (IOException e) {
      // The client has gone, or the connection.
      throw new Problem(ProblemCode.INVALID_INPUT, "body", Words.of("request-unreadable"));
    } finally {
      kilobytes.release(share);
    }
  }

  private void take(int share) {
    try {
      if (!kilobytes.tryAcquire(share, secondsToWait, TimeUnit.SECONDS)) {
        throw new Problem(ProblemCode.BUSY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(ProblemCode.BUSY);
    }
  }
}
