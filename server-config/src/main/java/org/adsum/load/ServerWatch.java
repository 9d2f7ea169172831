package org.adsum.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks at a server on this computer: its processes in {@code /proc}, its heap in the JVM's own
 * performance file, its queue as the check-ins without a verdict. What cannot be seen is NaN. One
 * thread samples.
 */
final class ServerWatch implements AutoCloseable {
  private static final double TICKS_A_SECOND = 100;

  private final Optional<LoadTarget.Local> local;
  private final List<Sample> samples = new ArrayList<>();
  private Connection connection;
  private double lastSecond = Double.NaN;
  private final double[] lastCpu = {Double.NaN, Double.NaN, Double.NaN};
  private double lastStatements = Double.NaN;

  ServerWatch(Optional<LoadTarget.Local> local) {
    this.local = local;
  }

  synchronized List<Sample> samples() {
    return List.copyOf(samples);
  }

  synchronized void sample(double second) {
    if (local.isEmpty()) {
      return;
    }
    long server = local.get().serverPid().getAsLong();
    double span = second - lastSecond;
    double[] cpu = {
      cpuSeconds(server),
      cpuSeconds(local.get().databasePid().getAsLong()),
      cpuSeconds(ProcessHandle.current().pid())
    };
    double statements = number("show global status like 'Questions'", 2);
    Sample one =
        new Sample(
            second,
            rate(lastCpu[0], cpu[0], span),
            rate(lastCpu[1], cpu[1], span),
            rate(lastCpu[2], cpu[2], span),
            residentMegabytes(server),
            PerfData.heapMegabytes(server),
            status(server, "Threads:"),
            descriptors(server),
            number("select count(*) from checkin_attempt where state = 'PENDING'", 1),
            rate(lastStatements, statements, span));
    System.arraycopy(cpu, 0, lastCpu, 0, cpu.length);
    lastStatements = statements;
    lastSecond = second;
    samples.add(one);
  }

  /** NaN where the count began anew, because the process did. */
  static double rate(double before, double now, double span) {
    return now < before ? Double.NaN : (now - before) / span;
  }

  private static double cpuSeconds(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  static double residentMegabytes(long pid) {
    return status(pid, "VmRSS:") / 1024;
  }

  static double status(long pid, String name) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  static double descriptors(long pid) {
    String[] open = Path.of("/proc/" + pid + "/fd").toFile().list();
    return open == null ? Double.NaN : open.length;
  }

  private double number(String sql, int column) {
    try {
      if (connection == null) {
        LoadTarget.Local at = local.orElseThrow();
        connection =
            DriverManager.getConnection(at.databaseUrl(), at.databaseUser(), at.databasePassword());
      }
      try (Statement query = connection.createStatement();
          ResultSet row = query.executeQuery(sql)) {
        return row.next() ? row.getDouble(column) : Double.NaN;
      }
    } catch (SQLException e) {
      close();
      return Double.NaN;
    }
  }

  @Override
  public void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // A broken connection needs no closing.
    }
    connection = null;
  }
}
