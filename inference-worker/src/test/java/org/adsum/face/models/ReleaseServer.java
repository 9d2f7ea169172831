package org.adsum.face.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Publishes one file on loopback, as well or as badly as a test wants it. */
final class ReleaseServer implements AutoCloseable {
  /** How it answers. */
  enum Manner {
    WHOLE,
    /** Breaks off in the middle; the next answer is whole. */
    CUT_ONCE,
    /** Does not tell how long the file is. */
    UNANNOUNCED,
    ABSENT
  }

  private final HttpServer server;
  private final byte[] file;
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private Manner manner;

  ReleaseServer(byte[] file, Manner manner) {
    this.file = file;
    this.manner = manner;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/model.pt", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/model.pt");
  }

  /** The ranges that were asked for, "" for the whole file. */
  List<String> ranges() {
    return new ArrayList<>(ranges);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range == null ? "" : range);
    if (manner == Manner.ABSENT) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    byte[] body = Arrays.copyOfRange(file, from, file.length);
    exchange.sendResponseHeaders(
        from > 0 ? 206 : 200, manner == Manner.UNANNOUNCED ? 0 : body.length);
    boolean cut = manner == Manner.CUT_ONCE;
    manner = cut ? Manner.WHOLE : manner;
    exchange.getResponseBody().write(body, 0, cut ? body.length / 2 : body.length);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
