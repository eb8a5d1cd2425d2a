package dev.hydrant.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the benchmarks whose names are given, or all, and prints each figure beside its target. */
public final class Benchmarks {
  private Benchmarks() {}

  /**
   * @param arguments the distribution's folder, the file for the results, and words that the titles
   *     of the wanted benchmarks hold
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Jar jar = new Jar(Path.of(arguments[0]));
    Path results = Path.of(arguments[1]);
    List<String> wanted = List.of(arguments).subList(2, arguments.length);
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("machine", machine());
    System.out.println(machine());
    boolean holds = true;
    for (Benchmark benchmark : all(jar)) {
      if (wanted.isEmpty() || wanted.stream().anyMatch(benchmark.title()::contains)) {
        System.out.println(System.lineSeparator() + benchmark.title());
        for (Figure figure : measure(benchmark)) {
          System.out.println(figure.line());
          holds &= figure.holds();
          json.withArray("/figures")
              .addObject()
              .put("benchmark", benchmark.title())
              .put("name", figure.name())
              .put("value", figure.value())
              .put("target", figure.target())
              .put("holds", figure.holds());
        }
      }
    }
    Files.createDirectories(results.toAbsolutePath().getParent());
    Files.writeString(results, json.toPrettyString());
    System.out.println(
        System.lineSeparator()
            + (holds ? "All targets hold." : "Not all targets hold.")
            + " Results: "
            + results);
    System.exit(holds ? 0 : 1);
  }

  private static List<Benchmark> all(Jar jar) {
    Optional<String> postgres = Optional.ofNullable(System.getenv(ManyRuns.DATABASE));
    List<Benchmark> benchmarks = new ArrayList<>(embedded(jar));
    postgres.ifPresentOrElse(
        url -> benchmarks.add(new ManyRuns(jar, Optional.of(url))),
        () ->
            System.out.println(
                ManyRuns.DATABASE + " names no database: PostgreSQL is not measured."));
    return benchmarks;
  }

  private static List<Benchmark> embedded(Jar jar) {
    return List.of(
        new IngestSpeed(jar, 100),
        new IngestSpeed(jar, 1_000),
        new IngestSpeed(jar, 10_000),
        new IngestCalls(jar),
        new RateLimit(jar),
        new IngestMemory(jar),
        new IngestProcessor(jar),
        new ServerStart(jar),
        new LineageReads(jar),
        new ChildRuns(jar),
        new ManyRuns(jar, Optional.empty()));
  }

  private static List<Figure> measure(Benchmark benchmark)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("hydrant-benchmark-");
    try {
      return benchmark.run(folder);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static String machine() throws IOException {
    Path cpuInfo = Path.of("/proc/cpuinfo");
    String processor =
        Files.exists(cpuInfo)
            ? Files.readAllLines(cpuInfo).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("unknown processor")
            : System.getProperty("os.arch");
    Path load = Path.of("/proc/loadavg");
    return "%d cores of %s, %s %s, Java %s, load %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            processor,
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.version"),
            Files.exists(load) ? Files.readString(load).split(" ", 2)[0] : "unknown");
  }
}
