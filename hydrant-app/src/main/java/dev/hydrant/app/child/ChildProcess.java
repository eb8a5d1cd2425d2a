package dev.hydrant.app.child;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.app.ExitCode;
import dev.hydrant.app.ingest.IngestRun;
import dev.hydrant.app.ingest.ResolvedConnection;
import dev.hydrant.app.ingest.Sinks;
import dev.hydrant.firehose.FirehoseConnector;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.connector.Connector;
import dev.hydrant.model.connector.TestStep;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.redact.Redactor;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.run.RunReport;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.sink.MetadataSink;
import dev.hydrant.model.work.ChildEvent;
import dev.hydrant.model.work.WorkOrder;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.secrets.SecretResolver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a runner starts: a work order on the first line of standard input, events on standard
 * output, one report at the end. Standard input stays open: a cancel or its end asks for an orderly
 * stop.
 */
public final class ChildProcess {
  private final BufferedReader in;
  private final PrintStream out;
  private final Clock clock;
  private final Map<String, String> environment;
  private final ResolverFactory resolvers;
  private final ObjectMapper json = Json.strict();
  private final CancelSignal cancel = new CancelSignal();

  /** Makes the resolver for the store that a work order names. */
  public interface ResolverFactory {
    SecretResolver resolver(WorkOrder order);
  }

  public ChildProcess(
      BufferedReader in,
      PrintStream out,
      Clock clock,
      Map<String, String> environment,
      ResolverFactory resolvers) {
    this.in = in;
    this.out = out;
    this.clock = clock;
    this.environment = Map.copyOf(environment);
    this.resolvers = resolvers;
  }

  /** The exit code; the verdict itself is in the report. */
  public int run() {
    WorkOrder order = order();
    ChildEvents blind =
        new ChildEvents(
            out,
            json,
            clock,
            Redactor.of(order),
            order.debug() ? RunEvents.Level.DEBUG : RunEvents.Level.INFO);
    blind.log(RunEvents.Level.INFO, "Attempt " + order.attempt() + " of run " + order.runId());
    ParentWatch.start(in, json, cancel);
    RunReport report = report(order, blind);
    return ExitCode.of(report, order.raiseOnError());
  }

  private RunReport report(WorkOrder order, ChildEvents blind) {
    ChildEvents events = blind;
    RunReport report;
    try {
      ResolvedConnection connection =
          ResolvedConnection.resolve(
              order.connection(), order.settings(), resolvers.resolver(order), environment);
      List<Secret> secrets = new ArrayList<>(connection.secrets());
      secrets.addAll(orderSecrets(order));
      events = blind.with(Redactor.of(secrets));
      report = perform(order, connection, events);
    } catch (HydrantException e) {
      events.log(RunEvents.Level.ERROR, e.text());
      report = failed(order, e);
    }
    events.emit(new ChildEvent.Report(report));
    return report;
  }

  private RunReport perform(WorkOrder order, ResolvedConnection connection, ChildEvents events) {
    return switch (order.kind()) {
      case INGEST -> ingest(order, connection, events);
      case TEST_CONNECTION -> test(order, connection, events);
      case LIST -> list(order, connection, events);
    };
  }

  private RunReport ingest(WorkOrder order, ResolvedConnection connection, ChildEvents events) {
    WorkOrder.CatalogSink sink =
        order
            .sink()
            .orElseThrow(
                () ->
                    new HydrantException(
                        ErrorCode.CONFIG_MISSING_VALUE, "The work order names no sink."));
    IngestRun run = new IngestRun(order.serviceName(), order.successThreshold(), events, cancel);
    return run.run(
        new IngestRun.Parts() {
          @Override
          public Connector connector() {
            return connect(order, connection);
          }

          @Override
          public MetadataSink sink() {
            return Sinks.ofOrder(order, sink, connection, events);
          }
        });
  }

  private RunReport test(WorkOrder order, ResolvedConnection connection, ChildEvents events) {
    long start = System.nanoTime();
    try (Connector connector = connect(order, connection)) {
      List<TestStep> steps = connector.test(step -> events.emit(new ChildEvent.Step(step)), cancel);
      List<Problem> problems =
          steps.stream().filter(step -> !step.passed()).map(ChildProcess::problem).toList();
      boolean failed = steps.stream().anyMatch(step -> step.mandatory() && !step.passed());
      return new RunReport(
          failed ? RunState.FAILED : RunState.SUCCESS,
          order.serviceName(),
          seconds(start),
          Optional.empty(),
          Optional.empty(),
          problems,
          List.of());
    }
  }

  private RunReport list(WorkOrder order, ResolvedConnection connection, ChildEvents events) {
    long start = System.nanoTime();
    try (Connector connector = connect(order, connection)) {
      events.emit(new ChildEvent.Names(connector.list(cancel)));
      return new RunReport(
          RunState.SUCCESS,
          order.serviceName(),
          seconds(start),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of());
    }
  }

  private static Connector connect(WorkOrder order, ResolvedConnection connection) {
    return new FirehoseConnector(
        connection.connection(), order.sourceConfig(), order.settings(), connection.network());
  }

  private static Problem problem(TestStep step) {
    return new Problem(
        step.mandatory() ? Severity.ERROR : Severity.WARNING,
        ErrorCode.AWS_FAILED,
        "",
        step.name() + ": " + step.message(),
        step.advice());
  }

  private static RunReport failed(WorkOrder order, HydrantException e) {
    return new RunReport(
        e.code() == ErrorCode.CANCELLED ? RunState.STOPPED : RunState.FAILED,
        order.serviceName(),
        0,
        Optional.empty(),
        Optional.empty(),
        List.of(new Problem(Severity.ERROR, e.code(), "", e.text(), e.advice())),
        List.of());
  }

  private static List<Secret> orderSecrets(WorkOrder order) {
    return order.sink().map(WorkOrder.CatalogSink::jobToken).map(List::of).orElse(List.of());
  }

  private WorkOrder order() {
    try {
      String line = in.readLine();
      if (line == null) {
        throw new HydrantException(
            ErrorCode.USAGE, "Standard input ended before a work order was read.");
      }
      WorkOrder order = json.readValue(line, WorkOrder.class);
      if (order.protocol() != WorkOrder.PROTOCOL) {
        throw new HydrantException(
            ErrorCode.PROTOCOL_TOO_OLD,
            "The work order is of protocol "
                + order.protocol()
                + "; this version understands "
                + WorkOrder.PROTOCOL
                + ".",
            "Use the same version of Hydrant for server and runner.");
      }
      return order;
    } catch (JsonProcessingException e) {
      throw new HydrantException(
          ErrorCode.USAGE, "The first line of standard input is not a work order.");
    } catch (IOException e) {
      throw new HydrantException(ErrorCode.USAGE, "Standard input cannot be read.");
    }
  }

  private static double seconds(long start) {
    return Math.round((System.nanoTime() - start) / 1e6) / 1e3;
  }
}
