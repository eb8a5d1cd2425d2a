package dev.hydrant.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hydrant.app.ExitCode;
import dev.hydrant.app.ingest.ResolvedConnection;
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

  @Override
  public Integer call() throws JsonProcessingException {
    Workflow workflow = WorkflowOptions.read(config, System.getenv());
    ResolvedConnection connection = WorkflowOptions.connection(workflow, System.getenv());
    Redactor redactor = Redactor.of(connection.secrets());
    PrintStream out = IngestCommand.utf8(FileDescriptor.out);
    List<TestStep> steps;
    try (Connector connector =
        new FirehoseConnector(
            connection.connection(),
            workflow.sourceConfig(),
            workflow.settings(),
            connection.network())) {
      steps =
          connector.test(
              step -> {
                if (!json) {
                  out.println(redactor.values(line(step)));
                }
              },
              new CancelSignal());
    }
    if (json) {
      out.println(redactor.values(Json.strict().writeValueAsString(steps)));
    }
    boolean works = steps.stream().noneMatch(step -> step.mandatory() && !step.passed());
    return works ? ExitCode.SUCCESS : ExitCode.FAILED;
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
