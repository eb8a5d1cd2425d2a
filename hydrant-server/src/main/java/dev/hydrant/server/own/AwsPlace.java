package dev.hydrant.server.own;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Partition, account and region, as far as names tell them: an ARN tells all three, and so does the
 * name of a service that Hydrant made for external assets.
 */
record AwsPlace(Optional<String> partition, Optional<String> account, Optional<String> region) {
  private static final AwsPlace UNKNOWN =
      new AwsPlace(Optional.empty(), Optional.empty(), Optional.empty());
  private static final Pattern ARN = Pattern.compile("arn:([^:]+):[^:]*:([^:]*):([0-9]*):.*");
  private static final Pattern SERVICE =
      Pattern.compile(
          "(aws(?:-[a-z]+)*?)-(?:kinesis|msk|dynamodb|redshift|glue|s3tables|opensearch"
              + "|elasticsearch|aoss|sns|eventbridge|pipes|logs|metric-streams|waf|vpc-flow-logs"
              + "|resolver)-([0-9]{12})-([a-z]{2,}(?:-[a-z]+)+-[0-9]+)(?:-.*)?");
  private static final Pattern BUCKETS = Pattern.compile("(aws(?:-[a-z]+)*?)-s3");

  static AwsPlace ofArn(String arn) {
    Matcher matcher = ARN.matcher(arn);
    return matcher.matches()
        ? new AwsPlace(known(matcher.group(1)), known(matcher.group(3)), known(matcher.group(2)))
        : UNKNOWN;
  }

  static AwsPlace ofService(String name) {
    Matcher matcher = SERVICE.matcher(name);
    if (matcher.matches()) {
      return new AwsPlace(
          known(matcher.group(1)), known(matcher.group(2)), known(matcher.group(3)));
    }
    Matcher buckets = BUCKETS.matcher(name);
    return buckets.matches()
        ? new AwsPlace(known(buckets.group(1)), Optional.empty(), Optional.empty())
        : UNKNOWN;
  }

  void addTo(ObjectNode node) {
    partition.ifPresent(text -> node.put("partition", text));
    region.ifPresent(text -> node.put("region", text));
    account.ifPresent(text -> node.put("account", text));
  }

  private static Optional<String> known(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
