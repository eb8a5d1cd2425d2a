package dev.hydrant.firehose.map;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whose HTTP endpoint it is: by its host, then by the name that somebody gave it. */
final class HttpPartner {
  private static final String HONEYCOMB = "Honeycomb";
  private static final Pattern HONEYCOMB_DATASET =
      Pattern.compile("/1/kinesis_events/([A-Za-z0-9 _.%~-]+)/?");

  /** Domains in which the first that fits decides. */
  private static final List<Map.Entry<String, String>> DOMAINS =
      List.of(
          Map.entry("datadoghq.com", "Datadog"),
          Map.entry("datadoghq.eu", "Datadog"),
          Map.entry("ddog-gov.com", "Datadog"),
          Map.entry("newrelic.com", "New Relic"),
          Map.entry("nr-data.net", "New Relic"),
          Map.entry("mongodb-realm.com", "MongoDB Cloud"),
          Map.entry("mongodb-api.com", "MongoDB Cloud"),
          Map.entry("dynatrace.com", "Dynatrace"),
          Map.entry("elastic-cloud.com", "Elastic"),
          Map.entry("elastic.cloud", "Elastic"),
          Map.entry("honeycomb.io", HONEYCOMB),
          Map.entry("logicmonitor.com", "LogicMonitor"),
          Map.entry("logz.io", "Logz.io"),
          Map.entry("sumologic.net", "Sumo Logic"),
          Map.entry("signalfx.com", "Splunk Observability Cloud"),
          Map.entry("splunkcloud.com", "Splunk"),
          Map.entry("coralogix.com", "Coralogix"),
          Map.entry("coralogix.us", "Coralogix"),
          Map.entry("coralogix.in", "Coralogix"),
          Map.entry("coralogixsg.com", "Coralogix"));

  private static final List<String> NAMES =
      List.of(
          "Datadog",
          "New Relic",
          "MongoDB Cloud",
          "Coralogix",
          "Dynatrace",
          "Elastic",
          HONEYCOMB,
          "LogicMonitor",
          "Logz.io",
          "Sumo Logic",
          "Splunk Observability Cloud");

  private static final Pattern PLAIN_NAME = Pattern.compile("[^/?@#:=]{1,256}");

  private HttpPartner() {}

  static String of(WebAddress address, String name) {
    return DOMAINS.stream()
        .filter(domain -> address.isUnder(domain.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .or(() -> byName(name))
        .orElse("Custom HTTP");
  }

  /** Honeycomb writes the data set in its path; nobody else's path is ever shown. */
  static String dataset(WebAddress address) {
    Matcher path = HONEYCOMB_DATASET.matcher(address.path());
    return address.isUnder("honeycomb.io") && path.matches() ? path.group(1) : "";
  }

  /** The name unless it looks like an address, which may hold a token. */
  static Optional<String> shownName(String name) {
    if (name.isBlank()) {
      return Optional.empty();
    }
    return PLAIN_NAME.matcher(name).matches()
        ? Optional.of(name)
        : WebAddress.parse(name).map(WebAddress::host);
  }

  private static Optional<String> byName(String name) {
    String folded = fold(name);
    return NAMES.stream()
        .filter(partner -> folded.startsWith(fold(partner)))
        .findFirst()
        .or(() -> Optional.of(name.strip()).filter(own -> PLAIN_NAME.matcher(own).matches()));
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
