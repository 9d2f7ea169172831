package org.adsum.size;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A morning: students arrive around the beginning of the lessons, each check-in is taken by a web
 * node's core, waits in one bounded queue and is read by a worker node's core. First come, first
 * served at both. Who finds the queue full comes again after a while.
 *
 * <p>Arrivals are normally distributed around two minutes after nine with a standard deviation of
 * three minutes, within a quarter of an hour before and after. Times of service are lognormal,
 * given by median and 95th percentile. Seconds throughout.
 */
final class Morning {
  private static final double CENTRE = 120;
  private static final double SPREAD = 180;
  private static final double FURTHEST = 900;
  private static final double P95 = 1.6448536269514722;
  private static final double RETRY_SHORTEST = 5;
  private static final double RETRY_SPREAD = 10;

  /** A time of service: median and 95th percentile in seconds. */
  record Service(double median, double p95) {
    double draw(SplittableRandom random) {
      return median * Math.exp(random.nextGaussian() * Math.log(p95 / median) / P95);
    }
  }

  /** What there is. */
  record Site(int students, int webCores, int workerCores, int queue, Service web, Service face) {}

  /** What came of it. */
  record Outcome(double[] accept, double[] verdict, long refusals, int deepest, int busiestSecond) {
    /** The value below which this share of the times lies. */
    static double quantile(double[] sorted, double share) {
      return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
  }

  /** One who comes, or comes again. */
  private record Arrival(double at, int student) {}

  private Morning() {}

  static Outcome of(Site site, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] first = new double[site.students()];
    double[] accept = new double[site.students()];
    double[] verdict = new double[site.students()];
    PriorityQueue<Arrival> coming =
        new PriorityQueue<>((one, other) -> Double.compare(one.at(), other.at()));
    for (int i = 0; i < first.length; i++) {
      first[i] = arrival(random);
      coming.add(new Arrival(first[i], i));
    }
    PriorityQueue<Double> webFree = idle(site.webCores());
    PriorityQueue<Double> workerFree = idle(site.workerCores());
    // When those who wait now will have begun to be read: their number is the queue's length.
    PriorityQueue<Double> begins = new PriorityQueue<>();
    int[] taken = new int[(int) (2 * FURTHEST)];
    long refusals = 0;
    int deepest = 0;
    while (!coming.isEmpty()) {
      Arrival next = coming.poll();
      double done = Math.max(next.at(), webFree.poll()) + site.web().draw(random);
      webFree.add(done);
      while (!begins.isEmpty() && begins.peek() <= done) {
        begins.poll();
      }
      if (begins.size() >= site.queue()) {
        refusals++;
        coming.add(
            new Arrival(
                done + RETRY_SHORTEST + random.nextDouble() * RETRY_SPREAD, next.student()));
        continue;
      }
      double begin = Math.max(done, workerFree.poll());
      double end = begin + site.face().draw(random);
      workerFree.add(end);
      begins.add(begin);
      deepest = Math.max(deepest, begins.size());
      accept[next.student()] = done - first[next.student()];
      verdict[next.student()] = end - first[next.student()];
      int second = (int) (done + FURTHEST);
      if (second >= 0 && second < taken.length) {
        taken[second]++;
      }
    }
    Arrays.sort(accept);
    Arrays.sort(verdict);
    return new Outcome(accept, verdict, refusals, deepest, Arrays.stream(taken).max().orElse(0));
  }

  private static double arrival(SplittableRandom random) {
    double at;
    do {
      at = CENTRE + SPREAD * random.nextGaussian();
    } while (Math.abs(at) > FURTHEST);
    return at;
  }

  private static PriorityQueue<Double> idle(int cores) {
    PriorityQueue<Double> free = new PriorityQueue<>();
    for (int i = 0; i < cores; i++) {
      free.add(-FURTHEST);
    }
    return free;
  }
}
