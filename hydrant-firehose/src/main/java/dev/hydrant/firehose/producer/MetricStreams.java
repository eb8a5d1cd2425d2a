package dev.hydrant.firehose.producer;

import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.model.asset.Producer;
import dev.hydrant.model.asset.ProducerKind;
import dev.hydrant.model.permission.Feature;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricStreamsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricStreamEntry;

/** Metric streams of CloudWatch, each of which writes to one delivery stream. */
final class MetricStreams implements ProducerReader {
  private static final int A_PAGE = 500;

  @Override
  public Feature feature() {
    return Feature.METRIC_STREAMS;
  }

  @Override
  public Set<Operation> telling() {
    return Set.of(Operation.LIST_METRIC_STREAMS);
  }

  @Override
  public ProducerLookup read(Inquiry inquiry) {
    CloudWatchClient client =
        inquiry
            .clients()
            .open(AwsService.CLOUDWATCH, inquiry.scope().region(), CloudWatchClient.builder());
    Findings findings = new Findings(inquiry);
    inquiry.readAll(
        new Pages<>(
            Operation.LIST_METRIC_STREAMS,
            token -> client.listMetricStreams(r -> r.maxResults(A_PAGE).nextToken(token)),
            ListMetricStreamsResponse::nextToken,
            page -> page.entries().forEach(entry -> add(findings, inquiry, entry))));
    return findings;
  }

  private static void add(Findings findings, Inquiry inquiry, MetricStreamEntry entry) {
    String state = Findings.text(entry.state());
    findings.add(
        entry.firehoseArn(),
        new Producer(ProducerKind.METRIC_STREAM, inquiry.scope(), Findings.text(entry.name())),
        state.equals("running") ? "" : state);
  }
}
