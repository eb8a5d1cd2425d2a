package dev.hydrant.app.command;

import dev.hydrant.app.ingest.ResolvedConnection;
import dev.hydrant.app.workflow.Workflow;
import dev.hydrant.app.workflow.WorkflowFile;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.HydrantSettings.SecretsSettings;
import dev.hydrant.secrets.SecretResolver;
import dev.hydrant.secrets.SecretStores;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What every command that reads a workflow file does with it. */
final class WorkflowOptions {
  private WorkflowOptions() {}

  static Workflow read(Path file, Map<String, String> environment) {
    return new WorkflowFile(environment).read(file);
  }

  static ResolvedConnection connection(Workflow workflow, Map<String, String> environment) {
    return ResolvedConnection.resolve(
        workflow.connection(),
        workflow.settings(),
        resolver(workflow.settings(), environment),
        environment);
  }

  static SecretResolver resolver(HydrantSettings settings, Map<String, String> environment) {
    SecretsSettings secrets =
        settings.secrets().orElseGet(() -> new SecretsSettings(Optional.empty(), Optional.empty()));
    return new SecretResolver(SecretStores.open(secrets, environment, Clock.systemUTC()));
  }
}
