package dev.hydrant.firehose.map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.redact.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;

/**
 * The rule that holds for every description whatever it says: each ARN, bucket, table, topic, index
 * and endpoint host that AWS answered is told somewhere. Written without a line of the mapper.
 */
final class NothingIsLost {
  private static final Set<String> NAMES =
      Set.of(
          "DeliveryStreamName",
          "TopicName",
          "IndexName",
          "DataTableName",
          "DestinationTableName",
          "DestinationDatabaseName",
          "TableName",
          "DatabaseName",
          "Database",
          "Schema",
          "Table");
  private static final Set<String> ADDRESSES =
      Set.of(
          "Url",
          "HECEndpoint",
          "ClusterEndpoint",
          "CollectionEndpoint",
          "AccountUrl",
          "Endpoint",
          "ClusterJDBCURL");
  private static final Pattern HOST =
      Pattern.compile("(?:.*?//)?(?:[^/?#@]*@)?([a-z0-9-]+(?:\\.[a-z0-9-]+)+)(?:[:/?#].*)?");

  private NothingIsLost() {}

  /** What of the input is told nowhere in the output. */
  static List<String> missing(DeliveryStreamDescription input, JsonNode output) {
    String told = text(output);
    String folded = told.toLowerCase(Locale.ROOT);
    List<String> missing = new ArrayList<>();
    for (Members.Text member : Members.texts(input)) {
      boolean lost =
          member.value().startsWith("arn:")
                  && !told.contains(member.value())
                  && !isMasked(member, told)
              || NAMES.contains(member.name()) && !told.contains(member.value())
              || member.owner().equals("DatabaseTableList") && !told.contains(member.value())
              || member.name().equals("BucketARN") && !told.contains(bucket(member.value()))
              || ADDRESSES.contains(member.name()) && !folded.contains(host(member.value()));
      if (lost) {
        missing.add(member.owner() + "." + member.name() + " " + member.value());
      }
    }
    return missing;
  }

  /** The value of a parameter that nobody knows is told as masked. */
  private static boolean isMasked(Members.Text member, String told) {
    return member.owner().equals("ProcessorParameter") && told.contains(Redactor.MASK);
  }

  /** Every key and every text of the output, a line each, without JSON's escapes. */
  static String text(JsonNode node) {
    StringBuilder text = new StringBuilder();
    collect(node, text);
    return text.toString();
  }

  private static void collect(JsonNode node, StringBuilder text) {
    if (node.isValueNode()) {
      text.append(node.asText()).append('\n');
    }
    node.fieldNames().forEachRemaining(name -> text.append(name).append('\n'));
    node.forEach(child -> collect(child, text));
  }

  private static String bucket(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** Empty, which every text contains, where there is no host. */
  private static String host(String address) {
    Matcher host = HOST.matcher(address.toLowerCase(Locale.ROOT));
    return host.matches() ? host.group(1) : "";
  }
}
