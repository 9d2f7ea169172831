package org.adsum.face.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.adsum.face.FaceEngine;
import org.adsum.face.Outcome;

/** Reads photos with the engine on several threads, through the cache. */
final class PhotoReader {
  /** Beyond this no photo is read; the engine's door refuses it anyway. */
  private static final long LARGEST_PHOTO = 64L << 20;

  private static final int TIMED = 100;
  private static final int WARM_UP = 10;

  private final FaceEngine engine;
  private final EmbeddingCache cache;
  private final int threads;
  private final AtomicInteger fromCache = new AtomicInteger();

  PhotoReader(FaceEngine engine, EmbeddingCache cache, int threads) {
    this.engine = engine;
    this.cache = cache;
    this.threads = threads;
  }

  /** In the order of the photos. */
  List<PhotoReading> read(List<Path> photos, Progress progress) {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<PhotoReading>> pending = new ArrayList<>();
      for (Path photo : photos) {
        pending.add(
            workers.submit(
                () -> {
                  PhotoReading reading = read(photo);
                  progress.advance();
                  return reading;
                }));
      }
      List<PhotoReading> readings = new ArrayList<>();
      for (Future<PhotoReading> each : pending) {
        readings.add(each.get());
      }
      return readings;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof EvaluationProblem problem
          ? problem
          : EvaluationProblem.failed("engine.failed", String.valueOf(e.getCause().getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw EvaluationProblem.failed("interrupted");
    } finally {
      workers.shutdownNow();
    }
  }

  int fromCache() {
    return fromCache.get();
  }

  private PhotoReading read(Path photo) {
    byte[] bytes = bytes(photo);
    var kept = cache.find(bytes);
    if (kept.isPresent()) {
      fromCache.incrementAndGet();
      return kept.get();
    }
    PhotoReading reading =
        bytes.length == 0
            ? new PhotoReading(Outcome.UNREADABLE, null, Double.NaN)
            : PhotoReading.of(engine.readWhatever(bytes));
    cache.keep(bytes, reading);
    return reading;
  }

  private static byte[] bytes(Path photo) {
    try {
      return Files.size(photo) > LARGEST_PHOTO ? new byte[0] : Files.readAllBytes(photo);
    } catch (IOException e) {
      throw EvaluationProblem.failed("photo.unreadable", photo);
    }
  }

  /**
   * @param photos how many were timed
   * @param median milliseconds for a whole reading: decode, detect, quality, liveness, align, embed
   * @param p95 nearest rank
   */
  record Speed(int photos, double median, double p95) {}

  /** Times some of the photos again, one after the other and without the cache. */
  Speed time(List<Path> photos) {
    int count = Math.min(TIMED, photos.size());
    double[] millis = new double[count];
    for (int i = -Math.min(WARM_UP, count); i < count; i++) {
      byte[] bytes = bytes(photos.get((int) ((long) Math.abs(i) * photos.size() / (count + 1))));
      long start = System.nanoTime();
      engine.readWhatever(bytes);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    return new Speed(count, millis[count / 2], millis[(int) Math.ceil(0.95 * count) - 1]);
  }
}
