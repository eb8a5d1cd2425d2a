package dev.hydrant.client.resolve;

import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.DatabaseTable;
import dev.hydrant.model.asset.KafkaTopic;
import dev.hydrant.model.asset.RedshiftTable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Addresses of brokers or databases, compared whatever their case; one without a port fits every
 * port.
 */
record Brokers(Set<String> addresses) {
  /** Names that AWS gives brokers: they tell clusters apart, unlike names of somebody's own. */
  private static final String MSK =
      ".*\\.kafka(-serverless)?\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?";

  Brokers {
    addresses = Set.copyOf(addresses);
  }

  /** Those that the connection of a service which holds the asset would name. */
  static Brokers of(Asset asset) {
    if (asset instanceof KafkaTopic topic) {
      return of(topic.bootstrapServers());
    }
    if (asset instanceof DatabaseTable table) {
      return of(List.of(table.host() + ":" + table.port()));
    }
    return of(asset instanceof RedshiftTable table ? List.of(table.host()) : List.<String>of());
  }

  static Brokers of(Collection<String> addresses) {
    return new Brokers(
        addresses.stream()
            .map(each -> each.strip().toLowerCase(Locale.ROOT).replaceFirst("^[a-z_]+://", ""))
            .filter(each -> !each.isEmpty())
            .collect(Collectors.toSet()));
  }

  /** As a connection has them: separated by commas. */
  static Brokers listed(String text) {
    return of(Arrays.asList(text.split(",")));
  }

  boolean none() {
    return addresses.isEmpty();
  }

  boolean meet(Brokers others) {
    return addresses.stream()
        .anyMatch(one -> others.addresses.stream().anyMatch(other -> same(one, other)));
  }

  /** Whether these are certainly of another cluster: AWS named them, and none is common. */
  boolean elsewhere(Brokers others) {
    return !none()
        && !others.none()
        && !meet(others)
        && addresses.stream().allMatch(each -> host(each).matches(MSK))
        && others.addresses.stream().allMatch(each -> host(each).matches(MSK));
  }

  private static boolean same(String one, String other) {
    return one.equals(other)
        || host(one).equals(host(other)) && (host(one).equals(one) || host(other).equals(other));
  }

  private static String host(String address) {
    return address.replaceFirst(":\\d+$", "");
  }
}
