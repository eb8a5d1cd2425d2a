package dev.hydrant.app.command;

import dev.hydrant.app.ExitCode;
import dev.hydrant.app.ingest.ResolvedConnection;
import dev.hydrant.app.ingest.Sinks;
import dev.hydrant.app.workflow.SinkTarget;
import dev.hydrant.app.workflow.Workflow;
import dev.hydrant.client.purge.ExternalPurge;
import dev.hydrant.client.purge.PurgeReport;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.secrets.SecretResolver;
import java.io.FileDescriptor;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes external assets that Hydrant made, with their edges and their services. */
@Command(
    name = "purge-external",
    description = "Remove external assets that Hydrant made from the catalog of a workflow file.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "What a person edited, what something ingested and services with a connection stay.",
      "Exit codes: 0 success, 3 the catalog refused some of it, 1 failed, 2 unusable input."
    })
public final class PurgeExternalCommand implements Callable<Integer> {
  static final class Which {
    @Option(names = "--service", paramLabel = "NAME", description = "Name of one external service.")
    private @Nullable String service;

    @Option(names = "--all", description = "Every external service that Hydrant made.")
    private boolean all;
  }

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      required = true,
      description = "Workflow file; its sink names the catalog.")
  private Path config;

  @Option(names = "--dry-run", description = "Only say what would be removed.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  private final Map<String, String> environment = System.getenv();

  @Override
  public Integer call() {
    Workflow workflow = WorkflowOptions.read(config, environment);
    if (!(workflow.sink() instanceof SinkTarget.Catalog target)) {
      throw new HydrantException(
          ErrorCode.USAGE,
          "sink.type is not metadata-rest, so the workflow file names no catalog to purge.");
    }
    SecretResolver resolver = WorkflowOptions.resolver(workflow.settings(), environment);
    ResolvedConnection connection =
        ResolvedConnection.resolve(
                workflow.connection(), workflow.settings(), resolver, environment)
            .with(target, resolver);
    CatalogClient catalog =
        Sinks.client(target, Sinks.token(target, resolver), connection.catalog());
    Optional<String> service = Optional.ofNullable(which.service);
    PrintStream out = IngestCommand.utf8(FileDescriptor.out);
    catalog.server();
    PurgeReport planned = new ExternalPurge(catalog.dry((id, patch) -> {})).run(service);
    if (dryRun || planned.removed().isEmpty()) {
      print(planned, "would be removed", out);
      return ExitCode.SUCCESS;
    }
    if (!yes && !agreed(planned)) {
      out.println("Nothing was removed.");
      return ExitCode.STOPPED;
    }
    PurgeReport report = new ExternalPurge(catalog).run(service);
    print(report, "removed", out);
    return report.refused() == 0 ? ExitCode.SUCCESS : ExitCode.PARTIAL;
  }

  private static boolean agreed(PurgeReport planned) {
    java.io.Console terminal = System.console();
    if (terminal == null) {
      throw new HydrantException(
          ErrorCode.USAGE,
          planned.removed().size() + " entities would be removed, and nobody can be asked.",
          "Look at them with --dry-run, then add --yes.");
    }
    planned.removed().forEach(entity -> terminal.printf("  %s%n", entity));
    String answer =
        terminal.readLine("Remove these %d entities for good? [y/N] ", planned.removed().size());
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  private static void print(PurgeReport report, String word, PrintStream out) {
    report.removed().forEach(entity -> out.println(word + "  " + entity));
    report.left().forEach(left -> out.println("stays  " + left.name() + ": " + left.reason()));
    out.printf("%d %s, %d stay%n", report.removed().size(), word, report.left().size());
  }
}
