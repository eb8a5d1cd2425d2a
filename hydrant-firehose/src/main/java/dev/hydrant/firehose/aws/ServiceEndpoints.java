package dev.hydrant.firehose.aws;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.ConfigBinder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which address serves which AWS service where it is not AWS's own. A host that is plainly
 * Firehose's serves Firehose alone; any other host, such as a gateway, serves every service.
 */
record ServiceEndpoints(Map<AwsService, URI> overrides) {
  static final String GENERAL_FIELD = "awsConfig.endPointURL";
  static final String SERVICE_FIELD = "hydrant.endpoints";

  ServiceEndpoints {
    overrides = Map.copyOf(overrides);
  }

  /**
   * @param general the connection's {@code endPointURL}
   * @param byService the settings' URLs by service, which win
   */
  static ServiceEndpoints of(Optional<String> general, Map<String, String> byService) {
    Map<AwsService, URI> overrides = new EnumMap<>(AwsService.class);
    general
        .map(text -> url(GENERAL_FIELD, text))
        .ifPresent(
            url ->
                Arrays.stream(AwsService.values())
                    .filter(service -> service == AwsService.FIREHOSE || !isFirehoseHost(url))
                    .forEach(service -> overrides.put(service, url)));
    byService.forEach((name, text) -> overrides.put(service(name), url(field(name), text)));
    return new ServiceEndpoints(overrides);
  }

  Optional<URI> of(AwsService service) {
    return Optional.ofNullable(overrides.get(service));
  }

  private static boolean isFirehoseHost(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    return host.startsWith("firehose.")
        || host.startsWith("firehose-fips.")
        || host.contains(".firehose.")
        || host.contains(".kinesis-firehose.");
  }

  private static AwsService service(String name) {
    return Arrays.stream(AwsService.values())
        .filter(known -> known.id().equals(name))
        .findFirst()
        .orElseThrow(() -> unknownService(name));
  }

  private static HydrantException unknownService(String name) {
    List<String> known = Arrays.stream(AwsService.values()).map(AwsService::id).toList();
    String hint =
        ConfigBinder.nearest(name, known).map(key -> " Did you mean '" + key + "'?").orElse("");
    return new HydrantException(
        ErrorCode.CONFIG_UNKNOWN_KEY,
        field(name) + ": Hydrant calls no such AWS service." + hint,
        "Known keys here: " + String.join(", ", known));
  }

  private static String field(String name) {
    return SERVICE_FIELD + "." + name;
  }

  /** The text itself is not repeated in an error: it may hold a password or a token. */
  private static URI url(String field, String text) {
    try {
      URI url = new URI(text.strip());
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      if (!scheme.equals("http") && !scheme.equals("https")) {
        throw invalid(field, "it does not start with http:// or https://");
      }
      if (url.getHost() == null) {
        throw invalid(field, "it names no host");
      }
      if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getFragment() != null) {
        throw invalid(field, "it must not hold a user, a query or a fragment");
      }
      return url;
    } catch (URISyntaxException malformed) {
      throw invalid(field, "it is not a URL");
    }
  }

  private static HydrantException invalid(String field, String why) {
    return new HydrantException(
        ErrorCode.CONFIG_INVALID_VALUE,
        field + ": the endpoint is not usable: " + why + ".",
        "Write the whole address, such as https://firehose.eu-west-1.amazonaws.com or"
            + " http://127.0.0.1:4566, or leave it out to use AWS's own.");
  }
}
