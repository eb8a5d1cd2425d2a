package dev.hydrant.testnetwork;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server on this machine that can be cut, in either way in which networks fail. */
public final class CutLine implements AutoCloseable {
  /** What becomes of the bytes. */
  public enum State {
    /** They arrive. */
    WHOLE,
    /**
     * They vanish and nobody is told, as behind a firewall that drops. What was on the way when the
     * line is mended arrives then, as what TCP sends again does.
     */
    SILENT,
    /** Connections break, and new ones break at once. */
    BROKEN
  }

  private record Link(Socket client, Socket server) {
    void reset() throws IOException {
      client.setSoLinger(true, 0);
      server.setSoLinger(true, 0);
      client.close();
      server.close();
    }
  }

  private final ServerSocket socket;
  private final int target;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private State state = State.WHOLE;

  /** A whole line to the port that the address names. */
  public CutLine(URI server) {
    this.target = server.getPort();
    try {
      this.socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    background(this::accept);
  }

  /** The near end. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** Cuts or mends it; takes effect before this returns. */
  public void become(State next) {
    synchronized (this) {
      state = next;
      notifyAll();
    }
    if (next == State.BROKEN) {
      links.forEach(CutLine::reset);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    become(State.BROKEN);
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
    try {
      Link link = new Link(client, new Socket(InetAddress.getByName("127.0.0.1"), target));
      links.add(link);
      if (!open()) {
        reset(link);
        return;
      }
      background(() -> pump(link, link.server(), link.client()));
      pump(link, link.client(), link.server());
    } catch (IOException serverAway) {
      closeQuietly(client);
    }
  }

  private void pump(Link link, Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[16 * 1024];
      for (int read = in.read(buffer); read >= 0 && open(); read = in.read(buffer)) {
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException ended) {
      // By either side, or broken here; the other side hears of it below.
    } finally {
      // The end of a connection does not get through a silent line either.
      open();
      links.remove(link);
      closeQuietly(link.client());
      closeQuietly(link.server());
    }
  }

  /** Waits while the line is silent; false when it is broken. */
  private synchronized boolean open() {
    while (state == State.SILENT) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return state == State.WHOLE;
  }

  private static void reset(Link link) {
    try {
      link.reset();
    } catch (IOException gone) {
      // It has ended by itself meanwhile.
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void background(Runnable work) {
    Thread thread = new Thread(work, "cut-line");
    thread.setDaemon(true);
    thread.start();
  }
}
