package dev.hydrant.e2e.harness;

import dev.hydrant.simulator.organisation.Home;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of an external asset in the catalog, from its identifier alone: a second reading of the
 * table "Asset → entity", written without looking at the first.
 */
public record AssetNames(Home home) {
  private static final Pattern ARN =
      Pattern.compile("arn:([^:]+):([^:]+):([^:]*):([^:]*):(.+)", Pattern.DOTALL);
  private static final Pattern URL = Pattern.compile("([a-z0-9]+)://([^/]*)(?:/(.*))?");

  public String fqn(String id) {
    Matcher arn = ARN.matcher(id);
    if (arn.matches()) {
      return ofArn(arn.group(1), arn.group(2), arn.group(3), arn.group(4), arn.group(5));
    }
    Matcher url = URL.matcher(id);
    if (!url.matches()) {
      throw new IllegalArgumentException("not the identifier of an asset: " + id);
    }
    String rest = url.group(3) == null ? "" : url.group(3);
    return ofUrl(url.group(1), url.group(2), rest);
  }

  private static String ofArn(
      String partition, String service, String region, String account, String resource) {
    String[] parts = resource.split("/");
    String place = account + "-" + region;
    return switch (service) {
      case "kinesis" -> join(partition + "-kinesis-" + place, parts[1]);
      case "kafka" -> join(partition + "-msk-" + place + "-" + parts[1], parts[parts.length - 1]);
      case "dynamodb" -> join(partition + "-dynamodb-" + place, "default", "default", parts[1]);
      case "glue" -> join(partition + "-glue-" + place, account, parts[1], parts[2]);
      case "s3tables" -> join(partition + "-s3tables-" + place, parts[1], parts[3], parts[4]);
      default -> throw new IllegalArgumentException("no rule for the service " + service);
    };
  }

  private String ofUrl(String scheme, String authority, String path) {
    return switch (scheme) {
      case "s3" -> path.isEmpty() ? join("aws-s3", authority) : join("aws-s3", authority, path);
      case "redshift" -> redshift(authority, path);
      case "snowflake" -> join("snowflake-" + authority, path.split("/"));
      case "opensearch", "elasticsearch", "aoss" -> search(scheme, authority, path);
      case "splunk" -> join("splunk-" + host(authority), path);
      case "http", "https" ->
          join("http-" + host(authority), "intake", path.isEmpty() ? "firehose" : path);
      case "mysql" ->
          join("mysql-" + authority.replace(':', '-'), prepend("default", path.split("/")));
      case "postgres", "postgresql" ->
          join("postgres-" + authority.replace(':', '-'), path.split("/"));
      case "producer" -> producer(authority, path);
      default -> throw new IllegalArgumentException("no rule for " + scheme);
    };
  }

  /**
   * Provisioned: cluster.id.region.redshift…; serverless:
   * workgroup.account.region.redshift-serverless….
   */
  private String redshift(String host, String path) {
    String[] labels = host.split("\\.");
    boolean serverless = host.contains(".redshift-serverless.");
    String account = serverless ? labels[1] : home.accountId();
    return join("aws-redshift-" + account + "-" + labels[2] + "-" + labels[0], path.split("/"));
  }

  /** {@code engine://account/region/cluster/index}, a star at the end where the index rotates. */
  private static String search(String engine, String account, String path) {
    String[] parts = path.split("/");
    String index =
        parts[2].endsWith("-*") ? parts[2].substring(0, parts[2].length() - 2) : parts[2];
    return join("aws-" + engine + "-" + account + "-" + parts[0] + "-" + parts[1], index);
  }

  /** {@code system/account/region/name}; the name of a log group has slashes of its own. */
  private static String producer(String system, String path) {
    String[] parts = path.split("/", 3);
    return join("aws-" + system + "-" + parts[0] + "-" + parts[1], parts[2]);
  }

  private static String host(String authority) {
    return authority.replaceAll(":\\d+$", "");
  }

  private static String[] prepend(String first, String[] rest) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(rest));
    return all.toArray(String[]::new);
  }

  private static String join(String service, String... names) {
    String cleaned = service.replaceAll("[^A-Za-z0-9_-]", "-");
    return cleaned
        + "."
        + Arrays.stream(names)
            .map(
                name ->
                    name.contains(".") || name.contains("\"")
                        ? '"' + name.replace("\"", "\"\"") + '"'
                        : name)
            .collect(Collectors.joining("."));
  }
}
