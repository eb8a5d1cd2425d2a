package dev.hydrant.firehose.producer;

import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.model.asset.Producer;
import dev.hydrant.model.asset.ProducerKind;
import dev.hydrant.model.permission.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.pipes.PipesClient;
import software.amazon.awssdk.services.pipes.model.ListPipesResponse;
import software.amazon.awssdk.services.pipes.model.Pipe;

/**
 * EventBridge Pipes that target a delivery stream. A pipe may also write its own log to one; only
 * describing every pipe of the account would tell, so that is not looked for.
 */
final class EventBridgePipes implements ProducerReader {
  private static final int A_PAGE = 100;

  @Override
  public Feature feature() {
    return Feature.PIPES;
  }

  @Override
  public Set<Operation> telling() {
    return Set.of(Operation.LIST_PIPES);
  }

  @Override
  public ProducerLookup read(Inquiry inquiry) {
    PipesClient client =
        inquiry.clients().open(AwsService.PIPES, inquiry.scope().region(), PipesClient.builder());
    String streams = inquiry.scope().arn("firehose", "deliverystream/");
    Findings findings = new Findings(inquiry);
    inquiry.readAll(
        new Pages<>(
            Operation.LIST_PIPES,
            token -> client.listPipes(r -> r.targetPrefix(streams).limit(A_PAGE).nextToken(token)),
            ListPipesResponse::nextToken,
            page -> page.pipes().forEach(pipe -> add(findings, inquiry, pipe))));
    return findings;
  }

  private static void add(Findings findings, Inquiry inquiry, Pipe pipe) {
    List<String> details = new ArrayList<>();
    details.add("from " + Findings.text(pipe.source()));
    if (pipe.enrichment() != null && !pipe.enrichment().isEmpty()) {
      details.add("enriched by " + pipe.enrichment());
    }
    if (!"RUNNING".equals(pipe.desiredStateAsString())) {
      details.add("stopped");
    }
    findings.add(
        pipe.target(),
        new Producer(ProducerKind.EVENTBRIDGE_PIPE, inquiry.scope(), Findings.text(pipe.name())),
        String.join(" · ", details));
  }
}
