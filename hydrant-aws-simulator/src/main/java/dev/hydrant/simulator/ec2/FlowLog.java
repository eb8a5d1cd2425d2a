package dev.hydrant.simulator.ec2;

import dev.hydrant.simulator.organisation.AwsResource;
import dev.hydrant.simulator.organisation.Home;

/**
 * A flow log of a VPC, a subnet, a network interface or a transit gateway.
 *
 * @param resourceId such as {@code vpc-0a1}
 * @param destinationType {@code cloud-watch-logs}, {@code s3} or {@code kinesis-data-firehose}
 */
public record FlowLog(
    Home home, String id, String resourceId, String destinationType, String destination)
    implements AwsResource {
  private static final String FIREHOSE = "kinesis-data-firehose";

  /** With the stream's ARN as AWS gives it everywhere else, with a slash before the name. */
  public static FlowLog toStream(Home home, String id, String resourceId, String stream) {
    return new FlowLog(home, id, resourceId, FIREHOSE, home.streamArn(stream));
  }

  /** With the stream's ARN as the pages about flow logs give it, with a colon before the name. */
  public static FlowLog toStreamByColon(Home home, String id, String resourceId, String stream) {
    return new FlowLog(
        home, id, resourceId, FIREHOSE, home.arn("firehose", "deliverystream:" + stream));
  }

  @Override
  public String key() {
    return id;
  }
}
