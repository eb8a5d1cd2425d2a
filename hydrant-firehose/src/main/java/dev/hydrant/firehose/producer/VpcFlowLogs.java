package dev.hydrant.firehose.producer;

import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.model.asset.Producer;
import dev.hydrant.model.asset.ProducerKind;
import dev.hydrant.model.permission.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.FlowLog;

/**
 * Flow logs of VPCs, subnets, interfaces and gateways that go to a delivery stream. The producer is
 * the thing whose traffic is logged, since the flow log itself has no name that means anything.
 */
final class VpcFlowLogs implements ProducerReader {
  private static final int A_PAGE = 1_000;

  @Override
  public Feature feature() {
    return Feature.VPC_FLOW_LOGS;
  }

  @Override
  public Set<Operation> telling() {
    return Set.of(Operation.DESCRIBE_FLOW_LOGS);
  }

  @Override
  public ProducerLookup read(Inquiry inquiry) {
    Ec2Client client =
        inquiry.clients().open(AwsService.EC2, inquiry.scope().region(), Ec2Client.builder());
    Findings findings = new Findings(inquiry);
    inquiry.readAll(
        new Pages<>(
            Operation.DESCRIBE_FLOW_LOGS,
            token ->
                client.describeFlowLogs(
                    r ->
                        r.filter(
                                filter ->
                                    filter
                                        .name("log-destination-type")
                                        .values("kinesis-data-firehose"))
                            .maxResults(A_PAGE)
                            .nextToken(token)),
            DescribeFlowLogsResponse::nextToken,
            page -> page.flowLogs().forEach(log -> add(findings, inquiry, log))));
    return findings;
  }

  private static void add(Findings findings, Inquiry inquiry, FlowLog log) {
    List<String> details = new ArrayList<>();
    details.add(Findings.text(log.flowLogId()));
    details.add("traffic " + Findings.text(log.trafficTypeAsString()));
    if ("FAILED".equals(log.deliverLogsStatus())) {
      details.add("delivery failed");
    }
    findings.add(
        log.logDestination(),
        new Producer(ProducerKind.VPC_FLOW_LOG, inquiry.scope(), Findings.text(log.resourceId())),
        String.join(", ", details));
  }
}
