package dev.hydrant.simulator.pipes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.organisation.Json;
import dev.hydrant.simulator.organisation.Resources;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.AwsRequest;
import dev.hydrant.simulator.protocol.ErrorNames;
import dev.hydrant.simulator.protocol.JsonOperation;
import dev.hydrant.simulator.protocol.Limit;
import dev.hydrant.simulator.protocol.RestJsonProtocol;
import dev.hydrant.simulator.protocol.RestJsonService;
import dev.hydrant.simulator.protocol.ServiceCall;
import dev.hydrant.simulator.protocol.TokenListing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** EventBridge Pipes of 2015-10-07: ListPipes and DescribePipe. */
public final class PipesService implements RestJsonService {
  private static final double CREATED = 1_709_283_600d;
  private static final Limit LIMIT = new Limit("Limit", 100, 100);
  private static final TokenListing PIPES =
      new TokenListing(
          "Pipes",
          "NextToken",
          AwsException.of("ValidationException", "Invalid token passed to operation."));

  private final RestJsonProtocol protocol =
      new RestJsonProtocol(
          Map.of("ListPipes", "GET /v1/pipes", "DescribePipe", "GET /v1/pipes/{Name}"));
  private final Map<String, JsonOperation> operations =
      Map.of("ListPipes", this::list, "DescribePipe", this::describe);
  private final Resources resources;

  public PipesService(Resources resources) {
    this.resources = resources;
  }

  @Override
  public String signingName() {
    return "pipes";
  }

  @Override
  public RestJsonProtocol protocol() {
    return protocol;
  }

  @Override
  public Map<String, JsonOperation> operations() {
    return operations;
  }

  @Override
  public ErrorNames errorNames() {
    return ErrorNames.json()
        .with("AccessDeniedException", 403, "AccessDeniedException")
        .with("ResourceNotFoundException", 404, "NotFoundException")
        .with("ThrottlingException", 429, "ThrottlingException");
  }

  @Override
  public String resource(ServiceCall call) {
    return call.home().arn("pipes", "pipe/" + name(call).orElse("*"));
  }

  @Override
  public String notFoundText(ServiceCall call) {
    return "Pipe " + name(call).orElse("") + " does not exist.";
  }

  private static Optional<String> name(ServiceCall call) {
    return call.request().text("Name");
  }

  private ObjectNode list(ServiceCall call) {
    AwsRequest request = call.request();
    List<Pipe> pipes =
        resources.in(Pipe.class, call.home()).stream()
            .filter(pipe -> pipe.name().startsWith(request.text("NamePrefix").orElse("")))
            .filter(pipe -> pipe.source().startsWith(request.text("SourcePrefix").orElse("")))
            .filter(pipe -> pipe.target().startsWith(request.text("TargetPrefix").orElse("")))
            .filter(pipe -> request.text("CurrentState").orElse(pipe.state()).equals(pipe.state()))
            .toList();
    return PIPES.answer(call, pipes, LIMIT.ofText(request), PipesService::summary);
  }

  private ObjectNode describe(ServiceCall call) {
    Pipe pipe =
        name(call)
            .flatMap(name -> resources.find(Pipe.class, call.home(), name))
            .orElseThrow(() -> AwsException.of("ResourceNotFoundException", notFoundText(call)));
    ObjectNode answer = summary(pipe);
    answer.put("RoleArn", pipe.home().roleArn("pipe-" + pipe.name()));
    if (!pipe.logStream().isEmpty()) {
      answer.set(
          "LogConfiguration",
          Json.object(
              "FirehoseLogDestination",
              Json.object("DeliveryStreamArn", pipe.logStream()),
              "Level",
              "ERROR"));
    }
    return answer;
  }

  private static ObjectNode summary(Pipe pipe) {
    ObjectNode summary =
        Json.object(
            "Name", pipe.name(),
            "Arn", pipe.arn(),
            "DesiredState", pipe.state(),
            "CurrentState", pipe.state(),
            "CreationTime", CREATED,
            "LastModifiedTime", CREATED,
            "Source", pipe.source(),
            "Target", pipe.target());
    return pipe.enrichment().isEmpty() ? summary : summary.put("Enrichment", pipe.enrichment());
  }
}
