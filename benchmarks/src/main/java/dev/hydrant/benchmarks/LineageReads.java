package dev.hydrant.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A hundred thousand edges in five layers of topics, each topic with five neighbours up and five
 * down; then the contract's lineage, three hops both ways, from a thousand random topics. Entities
 * are written over HTTP; edges into the database of the stopped server, since writing them one by
 * one is not what is measured.
 */
record LineageReads(Jar jar) implements Benchmark {
  private static final int LAYERS = 5;
  private static final int LAYER = 5_000;
  private static final int FAN_OUT = 5;
  private static final int BATCH = 500;
  private static final int WARM_UP = 200;
  private static final int READS = 1_000;
  private static final double LIMIT_MILLIS = 50;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String title() {
    return "Read lineage of depth 3 among 100,000 edges, over HTTP";
  }

  @Override
  public List<Figure> run(Path folder) throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    String token = jar.token(data, "Editor");
    List<String> ids = entities(data, token);
    int edges = edges(data, ids);
    int port = ServerStart.freePort();
    Client client = new Client(port, token);
    try (Measured server = jar.served(client, data)) {
      Random random = new Random(1);
      long hops = 0;
      for (int i = 0; i < WARM_UP; i++) {
        read(client, ids, random);
      }
      double[] millis = new double[READS];
      for (int i = 0; i < READS; i++) {
        long begin = System.nanoTime();
        String body = read(client, ids, random);
        millis[i] = (System.nanoTime() - begin) / 1e6;
        JsonNode lineage = JSON.readTree(body);
        hops += lineage.path("upstreamEdges").size() + lineage.path("downstreamEdges").size();
      }
      server.sample();
      Arrays.sort(millis);
      double p99 = millis[READS * 99 / 100 - 1];
      return List.of(
          Figure.fact("edges loaded", String.valueOf(edges)),
          Figure.fact("edges in an answer, on average", String.valueOf(hops / READS)),
          Figure.fact("server's peak resident memory", "%.0f MB".formatted(server.peakMegabytes())),
          Figure.fact("p50", "%.1f ms".formatted(millis[READS / 2])),
          new Figure("p99", "%.1f ms".formatted(p99), "under 50 ms", p99 < LIMIT_MILLIS));
    }
  }

  private static String read(Client client, List<String> ids, Random random)
      throws IOException, InterruptedException {
    String id = ids.get(random.nextInt(ids.size()));
    return client.get("/api/v1/lineage/topic/" + id + "?upstreamDepth=3&downstreamDepth=3");
  }

  private List<String> entities(Path data, String token) throws IOException, InterruptedException {
    int port = ServerStart.freePort();
    Client client = new Client(port, token);
    List<String> ids = new ArrayList<>();
    try (Measured server = jar.served(client, data)) {
      client.put(
          "/api/v1/services/messagingServices",
          "{\"name\":\"benchmark\",\"serviceType\":\"Kafka\"}");
      for (int from = 0; from < LAYERS * LAYER; from += BATCH) {
        ArrayNode batch = JSON.createArrayNode();
        for (int i = from; i < from + BATCH; i++) {
          batch
              .addObject()
              .put("name", "topic-" + i)
              .put("service", "benchmark")
              .put("partitions", 1);
        }
        client.put("/api/v1/topics/bulk", batch.toString());
        server.end().ifPresent(Client::fail);
      }
      String after = "";
      do {
        JsonNode page = JSON.readTree(client.get("/api/v1/topics?limit=1000" + after));
        page.path("data").forEach(topic -> ids.add(topic.path("id").asText()));
        after =
            page.path("paging").hasNonNull("after")
                ? "&after=" + page.path("paging").path("after").asText()
                : "";
      } while (!after.isEmpty());
    }
    if (ids.size() != LAYERS * LAYER) {
      throw new IllegalStateException("only " + ids.size() + " topics were made");
    }
    return ids;
  }

  private static int edges(Path data, List<String> ids) {
    String details =
        "{\"source\":\"PipelineLineage\",\"description\":\"Delivery · benchmark\",\"createdAt\":1,"
            + "\"createdBy\":\"benchmark\",\"updatedAt\":1,\"updatedBy\":\"benchmark\"}";
    String insert =
        "insert or ignore into lineage_edge (from_id, to_id, role, roles, hidden, source, details,"
            + " updated_at) values (?, ?, 'delivery', 1, 0, 'PipelineLineage', ?, 1)";
    Random random = new Random(2);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database(data))) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(insert)) {
        for (int layer = 0; layer < LAYERS - 1; layer++) {
          for (int node = 0; node < LAYER; node++) {
            for (int i = 0; i < FAN_OUT; i++) {
              statement.setString(1, ids.get(layer * LAYER + node));
              statement.setString(2, ids.get((layer + 1) * LAYER + random.nextInt(LAYER)));
              statement.setString(3, details);
              statement.addBatch();
            }
          }
          statement.executeBatch();
        }
      }
      connection.commit();
      try (Statement count = connection.createStatement();
          var rows = count.executeQuery("select count(*) from lineage_edge")) {
        return rows.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the edges could not be loaded", e);
    }
  }

  private static Path database(Path data) {
    Path file = data.resolve("hydrant.db");
    if (!file.toFile().isFile()) {
      throw new IllegalStateException("there is no " + file);
    }
    return file;
  }
}
