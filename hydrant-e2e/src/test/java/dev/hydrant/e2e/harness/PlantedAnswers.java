package dev.hydrant.e2e.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Puts secrets into what AWS answers, in members where people really keep them and of which nothing
 * may be told: free parameters, patterns, policies, reasons.
 */
public final class PlantedAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "FAKE-PLANTED-secret";
  private static final List<Plant> PLANTS =
      List.of(
          map("GetTable", "Table/Parameters"),
          map("GetTable", "Table/StorageDescriptor/Parameters"),
          new Plant(
              "GetTable",
              "Table/StorageDescriptor/SerdeInfo",
              "{\"Parameters\":{\"password\":\"" + SECRET + "\"}}"),
          map("GetTable", "Table/StorageDescriptor/Columns/*/Parameters"),
          map("GetTable", "Table/PartitionKeys/*/Parameters"),
          text("GetTable", "Table/ViewOriginalText"),
          map("GetDatabase", "Database/Parameters"),
          text(
              "DescribeKinesisStreamingDestination",
              "KinesisDataStreamDestinations/*/DestinationStatusDescription"),
          text("GetBootstrapBrokers", "BootstrapBrokerStringPublicSaslScram"),
          text("ListEventBuses", "EventBuses/*/Policy"),
          text("ListEventBuses", "EventBuses/*/Description"),
          text("ListPipes", "Pipes/*/StateReason"),
          text("DescribeSubscriptionFilters", "subscriptionFilters/*/filterPattern"),
          text("DescribeDestinations", "destinations/*/accessPolicy"),
          text("ListResolverQueryLogConfigs", "ResolverQueryLogConfigs/*/CreatorRequestId"),
          new Plant(
              "ListLoggingConfigurations",
              "LoggingConfigurations/*/RedactedFields",
              "[{\"SingleHeader\":{\"Name\":\"" + SECRET + "\"}}]"),
          new Plant(
              "DescribeFlowLogs",
              "<flowLogId>",
              "<tagSet><item><key>key</key><value>" + SECRET + "</value></item></tagSet>"),
          new Plant(
              "GetMetricData",
              "</GetMetricDataResult>",
              "<Messages><member><Value>" + SECRET + "</Value></member></Messages>"));

  private final Set<String> planted = new ConcurrentSkipListSet<>();

  /**
   * @param path in JSON, where the value is put or added; in XML, the tag that it is put before
   */
  private record Plant(String operation, String path, String value) {
    String name() {
      return operation + " " + path + " " + value;
    }
  }

  private static Plant map(String operation, String path) {
    return new Plant(operation, path, "{\"password\":\"" + SECRET + "\"}");
  }

  private static Plant text(String operation, String path) {
    return new Plant(operation, path, "\"" + SECRET + "\"");
  }

  /** The operation's answer with secrets in it. */
  byte[] plant(String operation, byte[] answer) {
    List<Plant> here =
        PLANTS.stream().filter(plant -> plant.operation().equals(operation)).toList();
    if (here.isEmpty()) {
      return answer;
    }
    String text = new String(answer, StandardCharsets.UTF_8);
    return (text.startsWith("{") ? json(here, text) : xml(here, text))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A JSON object with one member more, or another value of it. */
  static String with(String object, String member, String value) {
    try {
      return ((ObjectNode) JSON.readTree(object)).put(member, value).toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String json(List<Plant> plants, String text) {
    try {
      JsonNode document = JSON.readTree(text);
      for (Plant plant : plants) {
        if (put(document, List.of(plant.path().split("/")), JSON.readTree(plant.value()))) {
          planted.add(plant.name());
        }
      }
      return document.toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String xml(List<Plant> plants, String text) {
    String document = text;
    for (Plant plant : plants) {
      if (document.contains(plant.path())) {
        document = document.replace(plant.path(), plant.value() + plant.path());
        planted.add(plant.name());
      }
    }
    return document;
  }

  /** The plants that no answer had room for: nothing is proven of them. */
  public Set<String> missed() {
    Set<String> missed = new TreeSet<>();
    PLANTS.forEach(plant -> missed.add(plant.name()));
    missed.removeAll(planted);
    return missed;
  }

  /** A star stands for every member or element. */
  private static boolean put(JsonNode at, List<String> path, JsonNode value) {
    String step = path.get(0);
    if (path.size() == 1) {
      return at instanceof ObjectNode object && set(object, step, value);
    }
    List<String> rest = path.subList(1, path.size());
    if (!step.equals("*")) {
      return put(at.path(step), rest, value);
    }
    boolean done = false;
    for (JsonNode each : at) {
      done |= put(each, rest, value);
    }
    return done;
  }

  private static boolean set(ObjectNode object, String member, JsonNode value) {
    JsonNode there = object.path(member);
    if (there instanceof ObjectNode map && value instanceof ObjectNode more) {
      map.setAll(more);
    } else if (there instanceof ArrayNode list && value instanceof ArrayNode more) {
      list.addAll(more);
    } else {
      object.set(member, value.deepCopy());
    }
    return true;
  }
}
