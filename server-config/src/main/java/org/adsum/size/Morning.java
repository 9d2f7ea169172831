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
 * three minutes, within a quarter of an hour before and after; or evenly within some seconds, as
 * the load driver sends them, to compare with a measured run. Times of service are lognormal, given
 * by median and 95th percentile. Seconds throughout, from nine o'clock or the first arrival on.
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

  /**
   * What there is.
   *
   * @param within seconds within which all arrive evenly; 0 for a morning
   */
  record Site(
      int students,
      double within,
      int webCores,
      int workerCores,
      int queue,
      Service web,
      Service face) {}

  /**
   * How it went, second by second.
   *
   * @param begin the second of the first figure
   * @param arrived how many came for the first time
   * @param accepted how many were answered with 202
   * @param judged how many got their verdict
   * @param waiting how many were accepted and not yet begun to be read, at the second's end
   */
  record Course(int begin, int[] arrived, int[] accepted, int[] judged, int[] waiting) {}

  /** What came of it. */
  record Outcome(double[] accept, double[] verdict, long refusals, int deepest, Course course) {
    /** The value below which this share of the times lies. */
    static double quantile(double[] sorted, double share) {
      return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** Most check-ins that were accepted in a second. */
    int busiestSecond() {
      return Arrays.stream(course.accepted()).max().orElse(0);
    }
  }

  /** One who comes, or comes again. */
  private record Arrival(double at, int student) {}

  private Morning() {}

  static Outcome of(Site site, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] first = new double[site.students()];
    double[] accepted = new double[site.students()];
    double[] begun = new double[site.students()];
    double[] judged = new double[site.students()];
    PriorityQueue<Arrival> coming =
        new PriorityQueue<>((one, other) -> Double.compare(one.at(), other.at()));
    for (int i = 0; i < first.length; i++) {
      first[i] = site.within() > 0 ? random.nextDouble() * site.within() : arrival(random);
      coming.add(new Arrival(first[i], i));
    }
    PriorityQueue<Double> webFree = idle(site.webCores());
    PriorityQueue<Double> workerFree = idle(site.workerCores());
    // When those who wait now will have begun to be read: their number is the queue's length.
    PriorityQueue<Double> begins = new PriorityQueue<>();
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
      accepted[next.student()] = done;
      begun[next.student()] = begin;
      judged[next.student()] = end;
    }
    Course course = course(first, accepted, begun, judged);
    return new Outcome(waited(first, accepted), waited(first, judged), refusals, deepest, course);
  }

  private static double[] waited(double[] from, double[] to) {
    double[] times = new double[from.length];
    Arrays.setAll(times, i -> to[i] - from[i]);
    Arrays.sort(times);
    return times;
  }

  private static Course course(double[] first, double[] accepted, double[] begun, double[] judged) {
    int begin = (int) Math.floor(Arrays.stream(first).min().orElse(0));
    int end = (int) Math.floor(Arrays.stream(judged).max().orElse(0));
    int[] taken = bySecond(accepted, begin, end);
    int[] read = bySecond(begun, begin, end);
    int[] waiting = new int[taken.length];
    int now = 0;
    for (int i = 0; i < waiting.length; i++) {
      now += taken[i] - read[i];
      waiting[i] = now;
    }
    return new Course(
        begin, bySecond(first, begin, end), taken, bySecond(judged, begin, end), waiting);
  }

  private static int[] bySecond(double[] times, int begin, int end) {
    int[] counts = new int[end - begin + 1];
    for (double time : times) {
      counts[(int) Math.floor(time) - begin]++;
    }
    return counts;
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
