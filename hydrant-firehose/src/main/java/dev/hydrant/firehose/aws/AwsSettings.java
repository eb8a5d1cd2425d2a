package dev.hydrant.firehose.aws;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.ConfigBinder;
import dev.hydrant.model.workflow.HydrantSettings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everything that decides how AWS is called, checked. Made without the SDK, so that a mistake shows
 * before anything is loaded.
 *
 * @param rates calls a second by limited operation, 0 for no limit
 * @param concurrency describes under way at once
 * @param network the way to AWS
 */
public record AwsSettings(
    String region,
    CredentialSource credentials,
    Optional<RoleAssumption> role,
    ServiceEndpoints endpoints,
    Optional<Boolean> fips,
    Optional<Boolean> dualStack,
    Map<Operation, Double> rates,
    int concurrency,
    Network network) {
  private static final Pattern REGION = Pattern.compile("[a-z]{2,5}(-[a-z]+)+-[0-9]{1,2}");
  private static final int WORKERS = 32;
  private static final int WORKERS_WITHOUT_LIMIT = 64;

  /** The most connections that are kept; see {@link AwsClients}. */
  static final int MOST_WORKERS = 64;

  public AwsSettings {
    rates = Map.copyOf(rates);
  }

  /**
   * @throws HydrantException naming the field that is missing or unusable
   */
  public static AwsSettings of(AwsConfig config, HydrantSettings settings, Network network) {
    ServiceEndpoints endpoints = ServiceEndpoints.of(config.endPointURL(), settings.endpoints());
    refuseWithOverride("hydrant.fips", settings.fips(), endpoints);
    refuseWithOverride("hydrant.dualStack", settings.dualStack(), endpoints);
    Map<Operation, Double> rates = rates(settings.rate());
    return new AwsSettings(
        region(config),
        CredentialSource.of(config),
        RoleAssumption.of(config, settings.assumeRoleExternalId()),
        endpoints,
        settings.fips(),
        settings.dualStack(),
        rates,
        concurrency(settings, rates),
        network);
  }

  /** One line about who reads where, for the start of the log. */
  public String described() {
    return "region "
        + region
        + ", with "
        + credentials.described()
        + role.map(assumed -> ", acting as " + assumed.arn()).orElse("")
        + endpoints
            .of(AwsService.FIREHOSE)
            .map(url -> ", endpoint " + url.getScheme() + "://" + url.getAuthority())
            .orElse("");
  }

  private static String region(AwsConfig config) {
    String region =
        config
            .awsRegion()
            .orElseThrow(
                () ->
                    new HydrantException(
                        ErrorCode.CONFIG_MISSING_VALUE,
                        "awsConfig.awsRegion is missing.",
                        "Name the region to read, such as eu-west-1. One service is one account"
                            + " and one region."));
    if (!REGION.matcher(region).matches()) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE,
          "awsConfig.awsRegion: '" + shortened(region) + "' is not the name of a region.",
          "Write it as AWS does, such as eu-west-1, without the letter of an availability zone.");
    }
    return region;
  }

  private static void refuseWithOverride(
      String field, Optional<Boolean> wanted, ServiceEndpoints endpoints) {
    if (wanted.orElse(false) && !endpoints.overrides().isEmpty()) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE,
          field
              + " cannot be combined with an endpoint in "
              + ServiceEndpoints.GENERAL_FIELD
              + " or "
              + ServiceEndpoints.SERVICE_FIELD
              + ": the endpoint already decides the address.",
          "Remove one of the two. A FIPS or dual-stack address may itself be the endpoint.");
    }
  }

  private static Map<Operation, Double> rates(Map<String, Double> configured) {
    Map<Operation, Double> rates = new EnumMap<>(Operation.class);
    Operation.limited().forEach(operation -> rates.put(operation, operation.rate()));
    configured.forEach((name, rate) -> rates.put(limited(name), checked(name, rate)));
    return rates;
  }

  private static Operation limited(String name) {
    return Operation.limited().stream()
        .filter(operation -> operation.awsName().equals(name))
        .findFirst()
        .orElseThrow(() -> unknownOperation(name));
  }

  private static HydrantException unknownOperation(String name) {
    List<String> known = Operation.limited().stream().map(Operation::awsName).toList();
    String hint =
        ConfigBinder.nearest(name, known).map(key -> " Did you mean '" + key + "'?").orElse("");
    return new HydrantException(
        ErrorCode.CONFIG_UNKNOWN_KEY,
        "hydrant.rate." + shortened(name) + ": no such operation has a rate." + hint,
        "Known keys here: " + String.join(", ", known));
  }

  private static double checked(String name, double rate) {
    if (rate >= 0 && rate <= 10_000) {
      return rate;
    }
    throw new HydrantException(
        ErrorCode.CONFIG_INVALID_VALUE,
        "hydrant.rate." + name + " must be calls a second from 0, which means no limit, to 10000.");
  }

  private static int concurrency(HydrantSettings settings, Map<Operation, Double> rates) {
    boolean unlimited = Double.valueOf(0).equals(rates.get(Operation.DESCRIBE_DELIVERY_STREAM));
    int workers = settings.concurrency().orElse(unlimited ? WORKERS_WITHOUT_LIMIT : WORKERS);
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE,
          "hydrant.concurrency must be from 1 to " + MOST_WORKERS + ".");
    }
    return workers;
  }

  /** A value that is shown for orientation; what is longer was meant for another field. */
  private static String shortened(String value) {
    return value.length() > 30 ? value.substring(0, 30) + "…" : value;
  }
}
