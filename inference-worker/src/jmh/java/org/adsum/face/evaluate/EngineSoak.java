package org.adsum.face.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adsum.face.BenchFrames;
import org.adsum.face.Depth;
import org.adsum.face.Embedding;
import org.adsum.face.FaceEngine;
import org.adsum.face.Outcome;
import org.adsum.face.Place;
import org.adsum.face.PlacedFrame;
import org.adsum.face.Verification;
import org.adsum.models.ModelPack;

/**
 * Many verifications in one JVM, and what they leave behind: {@code ./adsum soak [COUNT [FOLDER]]}.
 * Every sixth is of the enrolled person, every hundredth photo is damaged. Writes soak.csv,
 * soak.svg and soak.png; fails when memory, descriptors, threads or temporary files grow after the
 * first tenth. Linux only.
 */
public final class EngineSoak {
  private static final int SAMPLES = 100;
  private static final int DAMAGED_EACH = 100;

  /**
   * What the second half may have more than the first, in MB: a glibc arena, a code cache segment.
   */
  private static final double ALLOWED_MEGABYTES = 24;

  private record Sample(
      int verifications, double residentMb, double heapMb, int files, int threads, int temporary) {}

  private EngineSoak() {}

  public static void main(String[] arguments) throws IOException {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    Path folder = Path.of(arguments.length > 1 ? arguments[1] : "target/soak");
    Files.createDirectories(folder);
    List<Sample> samples = run(count);
    write(samples, folder);
    List<Sample> settled = samples.subList(SAMPLES / 10, samples.size());
    boolean flat =
        grown(settled, Sample::residentMb) <= ALLOWED_MEGABYTES
            && grown(settled, Sample::heapMb) <= ALLOWED_MEGABYTES
            && grown(settled, Sample::files) < 1
            && grown(settled, Sample::threads) < 1
            && grown(settled, Sample::temporary) < 1;
    System.out.println(flat ? "Nothing grows." : "Something grows: see " + folder);
    System.exit(flat ? 0 : 1);
  }

  private static List<Sample> run(int count) throws IOException {
    List<byte[]> photos = BenchFrames.jpegs(640, 480);
    byte[] damaged = java.util.Arrays.copyOf(photos.get(0), photos.get(0).length / 2);
    List<Sample> samples = new ArrayList<>();
    long start = System.nanoTime();
    try (FaceEngine engine = FaceEngine.open(ModelPack.bundled())) {
      engine.warmUp();
      List<Embedding> templates = List.of(engine.read(photos.get(0)).embedding());
      int each = Math.max(1, count / SAMPLES);
      for (int done = 1; done <= count; done++) {
        byte[] photo = done % DAMAGED_EACH == 0 ? damaged : photos.get(done % photos.size());
        Depth depth = done % 2 == 0 ? Depth.EVERY : Depth.BEST;
        PlacedFrame frame = new PlacedFrame(photo, Place.FRONT);
        Verification found =
            engine.verify(engine.probe(Collections.nCopies(1, frame), depth), templates);
        boolean expected =
            photo == damaged
                ? found.outcome() == Outcome.UNREADABLE
                : found.outcome() == Outcome.OK
                    && (photo == photos.get(0)) == (found.similarity() > 0.9);
        if (!expected) {
          throw new IllegalStateException("Verification " + done + " gave " + found.outcome());
        }
        if (done % each == 0) {
          samples.add(sample(done));
          long seconds = (System.nanoTime() - start) / 1_000_000_000;
          System.out.println(samples.get(samples.size() - 1) + " after " + seconds + " s");
        }
      }
    }
    return samples;
  }

  private static Sample sample(int done) throws IOException {
    System.gc();
    double heap =
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (1024.0 * 1024);
    double resident =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
            .findFirst()
            .orElseThrow();
    return new Sample(
        done,
        resident,
        heap,
        entries(Path.of("/proc/self/fd")),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        entries(Path.of(System.getProperty("java.io.tmpdir"))));
  }

  private static int entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return (int) entries.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The mean of the last third less the mean of the first. */
  private static double grown(List<Sample> samples, ToDoubleFunction<Sample> value) {
    int third = samples.size() / 3;
    double first = samples.subList(0, third).stream().mapToDouble(value).average().orElseThrow();
    double last =
        samples.subList(samples.size() - third, samples.size()).stream()
            .mapToDouble(value)
            .average()
            .orElseThrow();
    double grown = last - first;
    System.out.printf(Locale.ROOT, "grown by %.2f%n", grown);
    return grown;
  }

  private static void write(List<Sample> samples, Path folder) throws IOException {
    StringBuilder csv =
        new StringBuilder("verifications,resident_mb,heap_mb,descriptors,threads,temporary\n");
    samples.forEach(
        s ->
            csv.append(
                String.format(
                    Locale.ROOT,
                    "%d,%.1f,%.1f,%d,%d,%d%n",
                    s.verifications(),
                    s.residentMb(),
                    s.heapMb(),
                    s.files(),
                    s.threads(),
                    s.temporary())));
    Files.writeString(folder.resolve("soak.csv"), csv);
    double[] counts = samples.stream().mapToDouble(Sample::verifications).toArray();
    double most = samples.stream().mapToDouble(Sample::residentMb).max().orElseThrow() * 1.25;
    double last = counts[counts.length - 1];
    new Chart(
            "Memory over " + (int) last + " verifications in one JVM",
            "resident memory and heap after a full collection, one thread",
            Axis.linear("verifications", 0, last, ticks(last)),
            Axis.linear("MB", 0, most, ticks(most)))
        .line(
            "resident",
            Chart.BLUE,
            counts,
            samples.stream().mapToDouble(Sample::residentMb).toArray())
        .line("heap", Chart.ORANGE, counts, samples.stream().mapToDouble(Sample::heapMb).toArray())
        .line(
            "descriptors",
            Chart.GREEN,
            counts,
            samples.stream().mapToDouble(Sample::files).toArray())
        .write(folder, "soak");
  }

  private static List<Axis.Tick> ticks(double most) {
    double step = Math.pow(10, Math.floor(Math.log10(most / 2)));
    return IntStream.rangeClosed(0, (int) (most / step))
        .mapToObj(i -> new Axis.Tick(i * step, String.valueOf((long) (i * step))))
        .toList();
  }
}
