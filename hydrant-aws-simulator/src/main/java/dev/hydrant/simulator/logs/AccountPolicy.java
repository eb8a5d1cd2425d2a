package dev.hydrant.simulator.logs;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Json;

/**
 * A policy for all log groups of an account and region.
 *
 * @param type such as {@code SUBSCRIPTION_FILTER_POLICY}
 * @param document JSON, as text
 * @param selection which log groups are left out; empty for none
 */
public record AccountPolicy(Home home, String name, String type, String document, String selection)
    implements AwsResource {
  public static final String SUBSCRIPTION_FILTER = "SUBSCRIPTION_FILTER_POLICY";

  /** Sends the events of all log groups to a delivery stream. */
  public static AccountPolicy subscription(Home home, String name, String streamArn) {
    String document =
        Json.object(
                "DestinationArn",
                streamArn,
                "RoleArn",
                home.roleArn("logs-to-firehose"),
                "FilterPattern",
                "",
                "Distribution",
                "Random")
            .toString();
    return new AccountPolicy(home, name, SUBSCRIPTION_FILTER, document, "");
  }

  public AccountPolicy selecting(String criteria) {
    return new AccountPolicy(home, name, type, document, criteria);
  }

  @Override
  public String key() {
    return type + "/" + name;
  }
}
