package org.adsum.chaos;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Passes TCP connections of this computer on to another port, cuts them, or lets them hang. */
final class Relay implements Closeable {
  private static final int BACKLOG = 200;
  private static final int CONNECT_MILLIS = 5000;
  private static final int CHUNK = 16_384;

  private final ServerSocket door;
  private final int target;
  private final String name;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong passed = new AtomicLong();
  private volatile boolean refusing;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /**
   * @param name for threads
   * @param target port of this computer
   */
  Relay(String name, int target) {
    this.name = name;
    this.target = target;
    try {
      door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** How many connections it has passed on. */
  long passed() {
    return passed.get();
  }

  /**
   * Breaks all connections (with a reset, as a dead line would look), and new ones until healed.
   */
  void cut() {
    refusing = true;
    open.forEach(Relay::reset);
  }

  /** Passes nothing on until healed. */
  void stall() {
    gate = new CountDownLatch(1);
  }

  void heal() {
    refusing = false;
    gate.countDown();
  }

  @Override
  public void close() throws IOException {
    door.close();
    heal();
    open.forEach(Relay::reset);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        if (refusing) {
          reset(near);
        } else {
          start(() -> join(near));
        }
      } catch (IOException e) {
        // Closed; any other failure of one connection is its own matter.
        continue;
      }
    }
  }

  private void join(Socket near) {
    Socket far = new Socket();
    open.add(near);
    open.add(far);
    try {
      far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      passed.incrementAndGet();
      start(() -> pass(far, near));
      pass(near, far);
    } catch (IOException e) {
      end(near, far);
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        gate.await();
        out.write(chunk, 0, length);
      }
      // Neither HTTPS nor the database's protocol goes on in one direction only.
      end(from, to);
    } catch (IOException e) {
      end(from, to);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(from, to);
    }
  }

  private void end(Socket one, Socket other) {
    open.remove(one);
    open.remove(other);
    reset(one);
    reset(other);
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is closed already.
      return;
    }
  }

  private void start(Runnable task) {
    Thread thread = new Thread(task, "chaos-" + name);
    thread.setDaemon(true);
    thread.start();
  }
}
