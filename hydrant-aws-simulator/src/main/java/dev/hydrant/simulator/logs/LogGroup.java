package dev.hydrant.simulator.logs;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;
import java.util.Comparator;
import java.util.List;

/** A log group with its subscription filters, of which AWS allows two. */
public record LogGroup(Home home, String name, List<SubscriptionFilter> filters)
    implements AwsResource {
  private static final int MAX_FILTERS = 2;

  public LogGroup {
    if (filters.size() > MAX_FILTERS) {
      throw new IllegalArgumentException("a log group has at most two subscription filters");
    }
    filters = filters.stream().sorted(Comparator.comparing(SubscriptionFilter::name)).toList();
  }

  public static LogGroup of(Home home, String name, SubscriptionFilter... filters) {
    return new LogGroup(home, name, List.of(filters));
  }

  @Override
  public String key() {
    return name;
  }

  String arn() {
    return home.arn("logs", "log-group:" + name);
  }
}
