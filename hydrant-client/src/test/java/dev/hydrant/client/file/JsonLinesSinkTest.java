package dev.hydrant.client.file;

import static dev.hydrant.client.fake.Streams.delivery;
import static dev.hydrant.client.fake.Streams.fromPipeline;
import static dev.hydrant.client.fake.Streams.kinesis;
import static dev.hydrant.client.fake.Streams.s3;
import static dev.hydrant.client.fake.Streams.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.client.fake.Streams;
import dev.hydrant.model.asset.KinesisStream;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.stream.AssetFacts;
import dev.hydrant.model.stream.Column;
import dev.hydrant.model.stream.StreamScan;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonLinesSinkTest {
  @TempDir Path folder;

  private final StreamScan orders =
      scan("orders", delivery(kinesis("orders"), s3("lake", "raw/orders")));

  @Test
  void a_stream_is_one_line_with_its_pipeline_routes_and_assets() throws Exception {
    KinesisStream topic = kinesis("orders");
    StreamScan stream =
        scan(
            "orders",
            "Words.",
            true,
            List.of(new AssetFacts(topic, List.of(new Column("id", "int")), Map.of("shards", 2))),
            delivery(topic, s3("lake", "raw/orders")),
            fromPipeline(s3("lake", "")));

    JsonNode line = lines(List.of(stream)).get(0);

    assertThat(line.path("v").asInt()).isEqualTo(1);
    assertThat(line.path("kind").asText()).isEqualTo("stream");
    assertThat(line.path("pipeline").path("name").asText()).isEqualTo("orders");
    assertThat(line.path("pipeline").path("created").asText()).isEqualTo("2024-05-06T07:08:09Z");
    assertThat(line.path("routes").toString())
        .isEqualTo(
            "[{\"from\":\"arn:aws:kinesis:eu-west-1:111122223333:stream/orders\","
                + "\"to\":\"s3://lake/raw/orders\",\"role\":\"delivery\",\"detail\":\"GZIP\"},"
                + "{\"from\":\"pipeline\",\"to\":\"s3://lake\",\"role\":\"delivery\","
                + "\"detail\":\"\"}]");
    assertThat(line.path("assets")).hasSize(3);
    assertThat(line.path("assets").get(0).toString())
        .isEqualTo(
            "{\"id\":\"arn:aws:kinesis:eu-west-1:111122223333:stream/orders\","
                + "\"kind\":\"kinesisStream\",\"scope\":{\"partition\":\"aws\","
                + "\"account\":\"111122223333\",\"region\":\"eu-west-1\"},\"name\":\"orders\","
                + "\"columns\":[{\"name\":\"id\",\"dataType\":\"int\"}],"
                + "\"facts\":{\"shards\":2}}");
  }

  @Test
  void the_report_is_the_last_line_and_says_nothing_that_differs_between_runs() throws Exception {
    List<JsonNode> lines = lines(List.of(orders));

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1).toString())
        .isEqualTo(
            "{\"v\":1,\"kind\":\"report\",\"scope\":{\"partition\":\"aws\","
                + "\"account\":\"111122223333\",\"region\":\"eu-west-1\"},\"complete\":true,"
                + "\"listed\":1,\"described\":1,\"filtered\":0,\"vanished\":0,\"failed\":0,"
                + "\"problems\":[]}");
  }

  @Test
  void what_could_not_be_read_stands_in_the_line_in_a_fixed_order() throws Exception {
    StreamScan gaps =
        orders.withUnread(
            Set.of(EdgeRole.PRODUCER, EdgeRole.CHANGE_CAPTURE, EdgeRole.DESCRIBED_BY));

    List<JsonNode> lines = lines(List.of(gaps, scan("whole")));

    assertThat(lines.get(0).path("unread").toString())
        .isEqualTo("[\"change_capture\",\"described_by\",\"producer\"]");
    assertThat(lines.get(1).has("unread")).isFalse();
  }

  @Test
  void two_runs_over_the_same_account_give_the_same_bytes_in_the_order_of_the_puts() {
    List<StreamScan> streams = List.of(scan("b"), orders, scan("a"));

    assertThat(bytes(streams)).isEqualTo(bytes(streams));
    assertThat(new String(bytes(streams), StandardCharsets.UTF_8).lines())
        .extracting(line -> line.replaceFirst(".*?\"name\":\"([a-z]+)\".*", "$1"))
        .startsWith("b", "orders", "a");
  }

  @Test
  void a_file_appears_whole_or_not_at_all() throws Exception {
    Path file = folder.resolve("out.jsonl");
    Files.writeString(file, "the old one");
    try (JsonLinesSink sink = JsonLinesSink.toFile(file)) {
      sink.put(orders);
      assertThat(file).hasContent("the old one");
      sink.finish(Streams.report("orders"));
    }

    assertThat(Files.readAllLines(file)).hasSize(2);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void a_run_that_does_not_finish_leaves_the_old_file_and_nothing_beside_it() throws Exception {
    Path file = folder.resolve("out.jsonl");
    Files.writeString(file, "the old one");
    try (JsonLinesSink sink = JsonLinesSink.toFile(file)) {
      sink.put(orders);
    }

    assertThat(file).hasContent("the old one");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void a_place_that_cannot_be_written_is_said_before_the_scan() {
    for (Path place : List.of(folder, folder.resolve("missing/out.jsonl"))) {
      assertThatExceptionOfType(HydrantException.class)
          .isThrownBy(() -> JsonLinesSink.toFile(place))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_UNWRITABLE))
          .withMessageContaining(place.toString());
    }
  }

  private static List<JsonNode> lines(List<StreamScan> streams) throws Exception {
    List<JsonNode> lines = new java.util.ArrayList<>();
    for (String line : new String(bytes(streams), StandardCharsets.UTF_8).split("\n")) {
      lines.add(Json.strict().readTree(line));
    }
    return lines;
  }

  private static byte[] bytes(List<StreamScan> streams) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonLinesSink sink = JsonLinesSink.toStream(out)) {
      streams.forEach(sink::put);
      sink.finish(
          Streams.report(
              streams.stream().map(stream -> stream.stream().name()).toArray(String[]::new)));
    }
    return out.toByteArray();
  }
}
