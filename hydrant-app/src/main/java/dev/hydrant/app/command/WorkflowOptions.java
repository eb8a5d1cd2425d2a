package dev.hydrant.app.command;

import dev.hydrant.app.ingest.ResolvedConnection;
import dev.hydrant.app.workflow.Workflow;
import dev.hydrant.app.workflow.WorkflowFile;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.ProxySettings;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.model.workflow.SecretsSettings;
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
    return new SecretResolver(
        stores(settings, environment)
            .open(settings.secrets().orElseGet(SecretsSettings::defaults)));
  }

  /** For a work order: its author is not the one whose store is read. */
  static SecretResolver runnerResolver(HydrantSettings settings, Map<String, String> environment) {
    return new SecretResolver(
        stores(settings, environment).openForRunner(settings.secrets().isPresent()));
  }

  private static SecretStores stores(HydrantSettings settings, Map<String, String> environment) {
    return new SecretStores(
        environment,
        Clock.systemUTC(),
        () ->
            Network.of(
                settings.proxy().map(WorkflowOptions::withoutReference),
                settings.caCertificate(),
                environment));
  }

  /** A login that is itself in the store cannot be used on the way to it. */
  private static ProxySettings withoutReference(ProxySettings proxy) {
    return proxy.password().filter(Secret::isReference).isPresent()
        ? new ProxySettings(proxy.url(), Optional.empty(), Optional.empty(), proxy.noProxy())
        : proxy;
  }
}
