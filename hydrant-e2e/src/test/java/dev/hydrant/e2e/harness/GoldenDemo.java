package dev.hydrant.e2e.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The golden files of the demo's delivery streams: routes by the streams' ARNs. */
public final class GoldenDemo {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GoldenDemo() {}

  public static Map<String, List<GoldenRoute>> read() {
    Path folder = Workspace.root().resolve("hydrant-firehose/src/test/resources/golden/demo");
    Map<String, List<GoldenRoute>> byArn = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        JsonNode golden = JSON.readTree(file.toFile());
        List<GoldenRoute> routes = new ArrayList<>();
        golden.path("edges").forEach(line -> routes.add(GoldenRoute.parse(line.asText())));
        byArn.put(arn(golden), routes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return byArn;
  }

  private static String arn(JsonNode golden) {
    return golden.path("arn").asText(golden.path("input").path("DeliveryStreamARN").asText());
  }
}
