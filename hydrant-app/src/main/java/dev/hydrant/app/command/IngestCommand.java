package dev.hydrant.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hydrant.app.ExitCode;
import dev.hydrant.app.LogConfigurator;
import dev.hydrant.app.child.ChildProcess;
import dev.hydrant.app.console.Console;
import dev.hydrant.app.console.Summary;
import dev.hydrant.app.ingest.IngestRun;
import dev.hydrant.app.ingest.RedactedEvents;
import dev.hydrant.app.ingest.ResolvedConnection;
import dev.hydrant.app.ingest.Sinks;
import dev.hydrant.app.workflow.Regions;
import dev.hydrant.app.workflow.SinkTarget;
import dev.hydrant.app.workflow.Workflow;
import dev.hydrant.firehose.FirehoseConnector;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.connector.Connector;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.redact.Redactor;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.run.RunReport;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.sink.MetadataSink;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.secrets.SecretResolver;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads an account's delivery streams, as a workflow file or a work order says. */
@Command(
    name = "ingest",
    description = "Read an account's delivery streams, as a workflow file says.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 success, 3 partial, 1 failed, 2 unusable input, 4 stopped, 130 Ctrl-C."
    })
public final class IngestCommand implements Callable<Integer> {
  static final class Input {
    @Option(
        names = {"-c", "--config"},
        paramLabel = "FILE",
        description = "Workflow file, as OpenMetadata defines it.")
    private @Nullable Path config;

    @Option(
        names = "--work-order",
        paramLabel = "-",
        description = "Read a runner's work order from standard input.")
    private @Nullable String workOrder;
  }

  @ArgGroup(multiplicity = "1")
  private Input input = new Input();

  @Option(
      names = "--json",
      description = "Print the report as JSON on standard output, all else on standard error.")
  private boolean json;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Read this region instead of the file's; repeat it for a service each.")
  private List<String> regions = new ArrayList<>();

  @Option(
      names = "--dry-run",
      description = "Write nothing; say for each stream what would be written.")
  private boolean dryRun;

  @Option(
      names = "--allow-empty",
      description =
          "Let an empty listing mark the service's pipelines of this account and region as"
              + " deleted.")
  private boolean allowEmpty;

  @Mixin private LogOptionsMixin log = new LogOptionsMixin();

  private final Map<String, String> environment = System.getenv();

  @Override
  public Integer call() throws Exception {
    log.apply();
    if (input.workOrder == null) {
      return fromFile();
    }
    if (dryRun || allowEmpty || !regions.isEmpty()) {
      throw new HydrantException(
          ErrorCode.USAGE, "--dry-run, --allow-empty and --region go with a workflow file only.");
    }
    return fromWorkOrder();
  }

  private int fromWorkOrder() {
    return new ChildProcess(
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
            utf8(FileDescriptor.out),
            Clock.systemUTC(),
            environment,
            order -> WorkflowOptions.runnerResolver(order.settings(), environment))
        .run();
  }

  private int fromFile() throws JsonProcessingException {
    Path file = java.util.Objects.requireNonNull(input.config, "config is null");
    Workflow read = WorkflowOptions.read(file, environment);
    Workflow workflow = allowEmpty ? read.allowingEmpty() : read;
    boolean toStandardOutput = workflow.sink() instanceof SinkTarget.StandardOutput;
    if (json && toStandardOutput) {
      throw new HydrantException(
          ErrorCode.USAGE, "--json and sink.config.filename '-' both want standard output.");
    }
    PrintStream messages = utf8(FileDescriptor.err);
    List<RunReport> reports = new ArrayList<>();
    int code = ExitCode.SUCCESS;
    for (Workflow each : Regions.of(workflow, regions)) {
      RunReport report = report(each, messages);
      reports.add(report);
      if (!json) {
        Summary.print(report, toStandardOutput ? messages : utf8(FileDescriptor.out));
      }
      code = ExitCode.worse(code, ExitCode.of(report, each.raiseOnError()));
      if (report.state() == RunState.STOPPED) {
        break;
      }
    }
    if (json) {
      Object whole = regions.size() > 1 ? reports : reports.get(0);
      utf8(FileDescriptor.out).println(Json.strict().writeValueAsString(whole));
    }
    return code;
  }

  private RunReport report(Workflow workflow, PrintStream messages) {
    SecretResolver resolver = WorkflowOptions.resolver(workflow.settings(), environment);
    ResolvedConnection connection =
        ResolvedConnection.resolve(
                workflow.connection(), workflow.settings(), resolver, environment)
            .with(workflow.sink(), resolver);
    Optional<Secret> token = Sinks.token(workflow.sink(), resolver);
    List<Secret> secrets = new ArrayList<>(connection.secrets());
    token.ifPresent(secrets::add);
    CancelSignal cancel = new CancelSignal();
    Interrupt interrupt = Interrupt.install(cancel);
    try (Console console =
        new Console(
            log.json() ? LogConfigurator::line : Console.Lines.of(messages, Clock.systemUTC()),
            !log.json() && System.console() != null,
            workflow.level())) {
      RunEvents events = new RedactedEvents(console, Redactor.of(secrets));
      workflow.notes().forEach(note -> events.log(RunEvents.Level.INFO, note));
      IngestRun run =
          new IngestRun(workflow.serviceName(), workflow.successThreshold(), events, cancel);
      return run.run(
          new IngestRun.Parts() {
            @Override
            public Connector connector() {
              return new FirehoseConnector(
                  connection.connection(),
                  workflow.sourceConfig(),
                  workflow.settings(),
                  connection.network());
            }

            @Override
            public MetadataSink sink() {
              return Sinks.open(workflow, token, connection, dryRun, events);
            }
          });
    } finally {
      interrupt.finished();
    }
  }

  /** Standard streams in UTF-8 whatever the locale says, since JSON is UTF-8. */
  static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
