package org.adsum.launcher;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Free ports, and the address under which a phone in the same network finds this computer. */
final class Network {

  static final String LOOPBACK = "127.0.0.1";
  private static final List<String> NOT_FOR_PHONES =
      List.of("docker", "veth", "br-", "virbr", "cni", "flannel");

  private Network() {}

  /**
   * Checks that a port can be opened.
   *
   * @throws LaunchProblem when another program has it, naming the port, its purpose and the
   *     variable that changes it
   */
  static void requireFree(String address, int port, String purpose, String variable) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    } catch (SocketException e) {
      throw Texts.problem("port.taken", port, purpose, address, variable);
    } catch (IOException | IllegalArgumentException e) {
      throw Texts.problem("port.address", address, port);
    }
  }

  /** The first private IPv4 address of a real interface; empty on a computer without a network. */
  static Optional<String> lanAddress() {
    try {
      for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        if (!card.isUp()
            || card.isLoopback()
            || card.isPointToPoint()
            || NOT_FOR_PHONES.stream().anyMatch(card.getName()::startsWith)) {
          continue;
        }
        for (InetAddress address : Collections.list(card.getInetAddresses())) {
          if (address instanceof Inet4Address && address.isSiteLocalAddress()) {
            return Optional.of(address.getHostAddress());
          }
        }
      }
    } catch (SocketException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /**
   * @throws LaunchProblem when another program has one of the instance's ports
   */
  static void requirePorts(Settings settings) {
    String offset = "ADSUM_PORT_OFFSET";
    String bind = settings.bind();
    requireFree(bind, settings.httpsPort(), "HTTPS", "ADSUM_HTTPS_PORT or " + offset);
    requireFree(bind, settings.httpPort(), "HTTP", "ADSUM_HTTP_PORT or " + offset);
    requireFree(LOOPBACK, settings.managementPort(), "management", offset);
    if (settings.databaseUrl().isEmpty()) {
      requireFree(LOOPBACK, settings.databasePort(), "database", offset);
    }
  }
}
