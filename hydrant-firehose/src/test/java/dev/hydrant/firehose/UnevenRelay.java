package dev.hydrant.firehose;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes connections on, and holds up each piece that comes in for a different while. */
final class UnevenRelay implements AutoCloseable {
  private static final int LONGEST_MILLIS = 25;

  private final ServerSocket server;
  private final URI target;
  private final Random pauses;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

  /**
   * @param seed of the pauses, whose order among the connections chance decides all the same
   */
  UnevenRelay(URI target, long seed) throws IOException {
    this.server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    this.target = target;
    this.pauses = new Random(seed);
    start(this::accept);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket upstream = new Socket(target.getHost(), target.getPort());
        open.add(client);
        open.add(upstream);
        start(() -> pass(client, upstream, LONGEST_MILLIS));
        start(() -> pass(upstream, client, 0));
      }
    } catch (SocketException closed) {
      // The test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pass(Socket from, Socket to, int longestMillis) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] piece = new byte[8_192];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        if (longestMillis > 0) {
          Thread.sleep(pauses.nextInt(longestMillis));
        }
        out.write(piece, 0, read);
        out.flush();
      }
    } catch (IOException gone) {
      // Either side may hang up at any time; the other notices.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "uneven-relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Closeable socket : open) {
      socket.close();
    }
  }
}
