package dev.hydrant.simulator;

import dev.hydrant.simulator.cloudwatch.CloudWatchService;
import dev.hydrant.simulator.dynamodb.DynamoDbService;
import dev.hydrant.simulator.ec2.Ec2Service;
import dev.hydrant.simulator.eventbridge.EventBridgeService;
import dev.hydrant.simulator.firehose.DeliveryStreams;
import dev.hydrant.simulator.firehose.FirehoseService;
import dev.hydrant.simulator.glue.GlueService;
import dev.hydrant.simulator.kafka.KafkaService;
import dev.hydrant.simulator.logs.LogsService;
import dev.hydrant.simulator.organisation.Resources;
import dev.hydrant.simulator.pipes.PipesService;
import dev.hydrant.simulator.protocol.AwsService;
import dev.hydrant.simulator.resolver.ResolverService;
import dev.hydrant.simulator.sns.SnsService;
import dev.hydrant.simulator.sts.RoleAssumption;
import dev.hydrant.simulator.sts.StsService;
import dev.hydrant.simulator.tagging.TaggingService;
import dev.hydrant.simulator.waf.WafService;
import java.util.List;

/** Every simulated service. */
final class Services {
  private Services() {}

  /** In the order in which they are asked whether a request is for them; STS takes what is left. */
  static List<AwsService> of(
      DeliveryStreams streams,
      Resources resources,
      RoleAssumption assumption,
      SimulatorOptions options) {
    return List.of(
        new FirehoseService(streams),
        new CloudWatchService(streams, resources, options.seed(), options.clock()),
        new LogsService(resources),
        new SnsService(resources),
        new EventBridgeService(resources),
        new PipesService(resources),
        new WafService(resources),
        new Ec2Service(resources),
        new ResolverService(resources),
        new DynamoDbService(resources),
        new GlueService(resources),
        new KafkaService(resources),
        new TaggingService(streams, resources, options.clock()),
        new StsService(assumption));
  }
}
