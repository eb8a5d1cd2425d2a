package dev.hydrant.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hydrant.app.ExitCode;
import dev.hydrant.app.ingest.ResolvedConnection;
import dev.hydrant.app.workflow.Regions;
import dev.hydrant.app.workflow.Workflow;
import dev.hydrant.firehose.FirehoseConnector;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.connector.Connector;
import dev.hydrant.model.connector.TestStep;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.redact.Redactor;
import java.io.FileDescriptor;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tries each permission in order and says what is missing. */
@Command(
    name = "test-connection",
    description = "Try the connection of a workflow file, step by step.",
    mixinStandardHelpOptions = true)
public final class TestConnectionCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      required = true,
      description = "Workflow file, as OpenMetadata defines it.")
  private Path config;

  @Option(names = "--json", description = "Print the steps as JSON.")
  private boolean json;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Try this region instead of the file's; may be repeated.")
  private List<String> regions = new ArrayList<>();

  /** What one of several regions answered. */
  record Tried(String serviceName, String region, List<TestStep> steps) {}

  @Override
  public Integer call() throws JsonProcessingException {
    PrintStream out = IngestCommand.utf8(FileDescriptor.out);
    Workflow whole = WorkflowOptions.read(config, System.getenv());
    ResolvedConnection connection = WorkflowOptions.connection(whole, System.getenv());
    Redactor redactor = Redactor.of(connection.secrets());
    List<Tried> tried = new ArrayList<>();
    for (Workflow workflow : Regions.of(whole, regions)) {
      String region = workflow.connection().awsConfig().awsRegion().orElse("");
      if (!json && regions.size() > 1) {
        out.println(region);
      }
      tried.add(new Tried(workflow.serviceName(), region, steps(workflow, redactor, out)));
    }
    if (json) {
      Object answer = regions.size() > 1 ? tried : tried.get(0).steps();
      out.println(redactor.values(Json.strict().writeValueAsString(answer)));
    }
    boolean works =
        tried.stream()
            .flatMap(each -> each.steps().stream())
            .noneMatch(step -> step.mandatory() && !step.passed());
    return works ? ExitCode.SUCCESS : ExitCode.FAILED;
  }

  private List<TestStep> steps(Workflow workflow, Redactor redactor, PrintStream out) {
    ResolvedConnection connection = WorkflowOptions.connection(workflow, System.getenv());
    try (Connector connector =
        new FirehoseConnector(
            connection.connection(),
            workflow.sourceConfig(),
            workflow.settings(),
            connection.network())) {
      return connector.test(
          step -> {
            if (!json) {
              out.println(redactor.values(line(step)));
            }
          },
          new CancelSignal());
    }
  }

  private static String line(TestStep step) {
    String mark = step.passed() ? "ok     " : step.mandatory() ? "FAILED " : "missing";
    if (!step.reached()) {
      return "-       " + step.name() + ": not reached";
    }
    String text = "%s %s: %s (%d ms)".formatted(mark, step.name(), step.message(), step.millis());
    return step.advice().isEmpty()
        ? text
        : text + System.lineSeparator() + "        " + step.advice();
  }
}
