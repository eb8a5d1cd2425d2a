package dev.hydrant.simulator.resolver;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;

/**
 * A configuration that logs the DNS queries of the VPCs that it is associated with.
 *
 * @param destinationArn a bucket, a log group or a delivery stream
 */
public record QueryLogConfig(Home home, String name, String destinationArn, int vpcs)
    implements AwsResource {

  @Override
  public String key() {
    return name;
  }

  String id() {
    return "rqlc-" + Integer.toHexString(name.hashCode());
  }

  String arn() {
    return home.arn("route53resolver", "resolver-query-log-config/" + id());
  }
}
