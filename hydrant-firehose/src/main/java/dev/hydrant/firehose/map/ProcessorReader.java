package dev.hydrant.firehose.map;

import dev.hydrant.model.redact.Redactor;
import dev.hydrant.model.stream.Facts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.ProcessorParameterName;

/** One processor: its parameters by AWS's names, and the step it becomes. */
final class ProcessorReader {
  private static final String LAMBDA = "Lambda";
  private static final String METADATA = "MetadataExtraction";

  private final String type;
  private final Map<String, String> parameters = new LinkedHashMap<>();

  ProcessorReader(Processor processor) {
    type = Shared.text(processor.typeAsString());
    for (ProcessorParameter parameter : processor.parameters()) {
      if (parameter != null) {
        add(Shared.text(parameter.parameterNameAsString()), value(parameter));
      }
    }
  }

  /** What AWS may add one day can hold anything, so that only its name is told. */
  private static @Nullable String value(ProcessorParameter parameter) {
    return parameter.parameterName() == ProcessorParameterName.UNKNOWN_TO_SDK_VERSION
        ? Redactor.MASK
        : parameter.parameterValue();
  }

  /** A parameter that is there twice is told twice; the first one counts. */
  private void add(String name, @Nullable String value) {
    String key = name;
    for (int number = 2; parameters.containsKey(key); number++) {
      key = name + "-" + number;
    }
    parameters.put(key, Shared.text(value));
  }

  /** The function's name with its version or alias; empty when this is no Lambda processor. */
  Optional<String> function() {
    if (!type.equals(LAMBDA)) {
      return Optional.empty();
    }
    String arn = value("LambdaArn");
    return Optional.of(
        Arn.of("lambda", arn).flatMap(parsed -> parsed.resourceOf("function")).orElse(arn));
  }

  /** The jq query; empty when this processor has none. */
  Optional<String> query() {
    return type.equals(METADATA)
        ? Optional.of(value("MetadataExtractionQuery")).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  /** Type and parameters as AWS names them. */
  Map<String, Object> facts() {
    return new Facts().put("type", type).put("parameters", parameters).build();
  }

  Step step() {
    return switch (type) {
      case LAMBDA -> lambda();
      case METADATA -> metadata();
      case "Decompression" ->
          step("decompress", "Decompress", "Decompress", "Decompresses records", parameterFacts());
      case "CloudWatchLogProcessing" ->
          step(
              "extract-logs",
              "Extract log messages",
              "Extract",
              "Takes the messages out of CloudWatch Logs events",
              parameterFacts());
      case "RecordDeAggregation" ->
          step(
              "deaggregate",
              "De-aggregate",
              "Extract",
              "Splits a record that holds several",
              parameterFacts());
      case "AppendDelimiterToRecord" ->
          step(
              "delimit",
              "Append delimiter",
              "Delimit",
              "Appends a delimiter to each record",
              parameterFacts());
      default ->
          step(
              "processor",
              type.isEmpty() ? "Unknown processor" : type,
              "Processor",
              "A processor of a type that is not known",
              parameterFacts());
    };
  }

  private Step lambda() {
    Optional<Arn> arn = Arn.of("lambda", value("LambdaArn"));
    String function = function().orElse("");
    int colon = function.indexOf(':');
    String name = colon < 0 ? function : function.substring(0, colon);
    Map<String, Object> facts =
        new Facts()
            .put("functionArn", value("LambdaArn"))
            .put("function", name)
            .put("qualifier", colon < 0 ? "" : function.substring(colon + 1))
            .put("account", arn.map(parsed -> parsed.scope().account()))
            .put("region", arn.map(parsed -> parsed.scope().region()))
            .put("roleArn", value("RoleArn"))
            .put("retries", number("NumberOfRetries"))
            .put("bufferSizeMiB", number("BufferSizeInMBs"))
            .put("bufferIntervalSeconds", number("BufferIntervalInSeconds"))
            .build();
    String title = name.isEmpty() ? "Lambda" : "Lambda " + name;
    return step("lambda", title, LAMBDA, "Transforms records with " + title, facts);
  }

  private Step metadata() {
    Map<String, Object> facts =
        new Facts()
            .put("query", query())
            .put("engine", value("JsonParsingEngine"))
            .put("keys", query().flatMap(JqObject::parse).map(JqObject::members))
            .build();
    return step(
        "extract-keys", "Extract keys", "Extract", "Takes keys out of each record by jq", facts);
  }

  private Map<String, Object> parameterFacts() {
    return new Facts().put("parameters", parameters).build();
  }

  private static Step step(
      String name, String title, String type, String description, Map<String, Object> facts) {
    return new Step(name, title, type, description, facts);
  }

  /** A parameter is text on the wire; what is a number is told as one. */
  private Object number(String parameter) {
    String text = value(parameter);
    if (text.matches("[0-9]{1,9}")) {
      return Integer.valueOf(text);
    }
    return text.matches("[0-9]{1,9}\\.[0-9]{1,9}") ? Double.valueOf(text) : text;
  }

  private String value(String parameter) {
    return parameters.getOrDefault(parameter, "");
  }
}
