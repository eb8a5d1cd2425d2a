package dev.hydrant.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** From the start of the process to the first 200 on /health/live, on a database that exists. */
record ServerStart(Jar jar) implements Benchmark {
  private static final int TIMES = 5;

  @Override
  public String title() {
    return "Start the server";
  }

  @Override
  public List<Figure> run(Path folder) throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    Figure first = Figure.fact("first start, an empty folder", seconds(start(data, true)));
    boolean archived = jar.hasArchive("server");
    double with = median(data, true);
    double without = median(data, false);
    return List.of(
        first,
        new Figure(
            "ready with the class archive, median of 5",
            archived ? seconds(with) : "no archive",
            "under 2 s",
            archived && with < 2),
        new Figure("ready without it, median of 5", seconds(without), "under 3 s", without < 3));
  }

  private double median(Path data, boolean archive) throws IOException, InterruptedException {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      times.add(start(data, archive));
    }
    Collections.sort(times);
    return times.get(TIMES / 2);
  }

  private double start(Path data, boolean archive) throws IOException, InterruptedException {
    int port = freePort();
    Client client = new Client(port);
    long begin = System.nanoTime();
    try (Measured server = jar.server(port, data, archive)) {
      while (!client.isLive()) {
        server.end().ifPresent(Client::fail);
        Thread.sleep(5);
      }
      return (System.nanoTime() - begin) / 1e9;
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String seconds(double seconds) {
    return "%.2f s".formatted(seconds);
  }
}
