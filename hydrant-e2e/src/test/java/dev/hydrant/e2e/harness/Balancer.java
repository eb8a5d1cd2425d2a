package dev.hydrant.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * One address before several servers, as a load balancer is: each connection goes to the next
 * server that accepts it. It also is the network that fails: connections break when a test says so.
 */
public final class Balancer implements AutoCloseable {
  private final ServerSocket socket;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private List<URI> servers = List.of();
  private int next;

  /** A connection on its way through. */
  private record Link(Socket client, Socket server) {
    /** As a firewall that has forgotten it: neither side is told politely. */
    void reset() {
      for (Socket end : List.of(client, server)) {
        try {
          end.setSoLinger(true, 0);
          end.close();
        } catch (IOException e) {
          // One that has just been closed by its owner needs nothing more.
          if (!end.isClosed()) {
            throw new UncheckedIOException(e);
          }
        }
      }
    }
  }

  public Balancer() {
    try {
      socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    background(this::accept);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** Where new connections go from now on; the old ones stay where they are. */
  public synchronized void servers(List<URI> now) {
    servers = List.copyOf(now);
  }

  /** Breaks a share of the connections, at least one. */
  public int drop(double share, RandomGenerator random) {
    List<Link> open = new ArrayList<>(links);
    Collections.shuffle(open, new java.util.Random(random.nextLong()));
    List<Link> broken =
        open.subList(0, Math.min(open.size(), (int) Math.ceil(share * open.size())));
    broken.forEach(Link::reset);
    return broken.size();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    links.forEach(Link::reset);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        background(() -> lead(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void lead(Socket client) {
    Optional<Socket> server = connected();
    if (server.isEmpty()) {
      close(client);
      return;
    }
    Link link = new Link(client, server.get());
    links.add(link);
    background(() -> pump(link, link.server(), link.client()));
    pump(link, link.client(), link.server());
  }

  private Optional<Socket> connected() {
    for (URI server : inTurn()) {
      try {
        return Optional.of(new Socket(server.getHost(), server.getPort()));
      } catch (IOException down) {
        // The next one may be up.
      }
    }
    return Optional.empty();
  }

  private synchronized List<URI> inTurn() {
    List<URI> turned = new ArrayList<>(servers);
    Collections.rotate(turned, next++);
    return turned;
  }

  /** When one side ends, so does the other: no half-open connections. */
  private void pump(Link link, Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // By either side, or broken here.
    } finally {
      links.remove(link);
      close(link.client());
      close(link.server());
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void background(Runnable work) {
    Thread thread = new Thread(work, "balancer");
    thread.setDaemon(true);
    thread.start();
  }
}
