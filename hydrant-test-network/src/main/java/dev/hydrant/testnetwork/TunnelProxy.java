package dev.hydrant.testnetwork;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy with a password that leads every connection, tunnelled or plain, to one port of this
 * machine, whatever host was asked for.
 */
public final class TunnelProxy implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
  private final int target;
  private final String expected;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Integer> answers = new CopyOnWriteArrayList<>();

  public TunnelProxy(int target, String user, String password) throws IOException {
    this.target = target;
    this.expected =
        "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(ISO_8859_1));
    background(this::accept);
  }

  public String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** First lines of what arrived. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** 407 where the password was missing or wrong, 200 where it was let through. */
  public List<Integer> answers() {
    return List.copyOf(answers);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        background(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      while (!head.isEmpty()) {
        requests.add(head.lines().findFirst().orElse(""));
        boolean known =
            head.lines()
                .anyMatch(
                    line ->
                        line.toLowerCase(Locale.ROOT).startsWith("proxy-authorization:")
                            && line.endsWith(expected));
        answers.add(known ? 200 : 407);
        if (known) {
          lead(client, head);
          return;
        }
        say(
            client,
            "HTTP/1.1 407 Proxy Authentication Required\r\n"
                + "Proxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\n"
                + "Connection: close\r\n\r\n");
        return;
      }
    } catch (IOException gone) {
      answers.add(-1);
    }
  }

  private void lead(Socket client, String head) throws IOException {
    try (Socket server = new Socket(InetAddress.getByName("127.0.0.1"), target)) {
      if (head.startsWith("CONNECT ")) {
        say(client, "HTTP/1.1 200 Connection established\r\n\r\n");
      } else {
        server.getOutputStream().write(forServer(head).getBytes(ISO_8859_1));
      }
      background(() -> pump(server, client));
      pump(client, server);
    }
  }

  /** As proxies pass a plain request on: a path, though it be empty, and not the password. */
  private static String forServer(String head) {
    return head.replaceFirst("^(\\S+) http://[^/ ]+/?", "$1 /")
        .replaceAll("(?im)^Proxy-Authorization:.*\r\n", "");
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException ended) {
      // Either side may close first; the other pump ends by itself.
    }
  }

  private static void say(Socket client, String text) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int next;
    while ((next = in.read()) >= 0) {
      bytes.write(next);
      if (bytes.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
        return bytes.toString(ISO_8859_1);
      }
    }
    return "";
  }

  private static void background(Runnable work) {
    Thread thread = new Thread(work, "tunnel-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
