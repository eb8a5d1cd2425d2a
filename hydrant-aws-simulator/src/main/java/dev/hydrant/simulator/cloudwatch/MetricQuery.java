package dev.hydrant.simulator.cloudwatch;

import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.FormMembers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One query of GetMetricData: a statistic of a metric. Expressions are not simulated. */
record MetricQuery(
    String id,
    String label,
    String namespace,
    String metric,
    Map<String, String> dimensions,
    int periodSeconds,
    Statistic statistic) {
  private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]*");
  private static final List<Integer> SHORT_PERIODS = List.of(1, 5, 10, 30);

  static MetricQuery read(FormMembers query) {
    String id = required(query, "Id");
    if (id.length() > 255 || !ID.matcher(id).matches()) {
      throw invalid(query, "Id", id, "does not match the pattern ^[a-z][a-zA-Z0-9_]*$");
    }
    if (query.text("Expression").isPresent()) {
      throw AwsException.of("ValidationException", "Expressions are not simulated");
    }
    FormMembers stat = query.structure("MetricStat");
    FormMembers metric = stat.structure("Metric");
    String name = required(metric, "MetricName");
    String statistic = required(stat, "Stat");
    return new MetricQuery(
        id,
        query.text("Label").orElse(name),
        required(metric, "Namespace"),
        name,
        dimensions(metric),
        period(stat),
        Statistic.named(statistic)
            .orElseThrow(() -> invalid(stat, "Stat", statistic, "is not a valid statistic")));
  }

  /** The delivery stream that the metric is of, when it is the metric of a delivery stream. */
  Optional<String> stream() {
    return namespace.equals("AWS/Firehose")
            && dimensions.keySet().equals(java.util.Set.of("DeliveryStreamName"))
        ? Optional.ofNullable(dimensions.get("DeliveryStreamName"))
        : Optional.empty();
  }

  static Map<String, String> dimensions(FormMembers metric) {
    Map<String, String> dimensions = new TreeMap<>();
    for (FormMembers dimension : metric.list("Dimensions")) {
      dimensions.put(required(dimension, "Name"), required(dimension, "Value"));
    }
    return dimensions;
  }

  private static int period(FormMembers stat) {
    int period = stat.number("Period").orElseThrow(() -> missing(stat, "Period"));
    if (period < 1 || (period % 60 != 0 && !SHORT_PERIODS.contains(period))) {
      throw invalid(stat, "Period", "" + period, "must be 1, 5, 10, 30 or a multiple of 60");
    }
    return period;
  }

  private static String required(FormMembers structure, String member) {
    return structure
        .text(member)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> missing(structure, member));
  }

  private static AwsException missing(FormMembers structure, String member) {
    return AwsException.of(
        "MissingParameter", "The parameter " + structure.name() + "." + member + " is required.");
  }

  private static AwsException invalid(
      FormMembers structure, String member, String value, String problem) {
    return AwsException.of(
        "ValidationException",
        "The value "
            + value
            + " for parameter "
            + structure.name()
            + "."
            + member
            + " "
            + problem
            + ".");
  }
}
