package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.client.label.LabelStore;
import dev.hydrant.client.owner.Owners;
import dev.hydrant.client.resolve.AssetResolver;
import dev.hydrant.client.resolve.ResolveSettings;
import dev.hydrant.client.resolve.TablePatterns;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.CatalogServer;
import dev.hydrant.client.status.StatusWriter;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.run.RunEvents;
import dev.hydrant.model.workflow.PipelineSourceConfig.LineageInformation;
import java.util.List;
import java.util.Optional;

/** Puts the sink together for one run against one catalog. */
final class RestSinkWiring {
  private final CatalogClient catalog;
  private final RestSinkSettings settings;
  private final PlanBook book;
  private final RunEvents events;
  private final ObjectMapper json = Json.lenient();

  RestSinkWiring(CatalogClient catalog, RestSinkSettings settings, RunEvents events) {
    this.book = new PlanBook(settings.dryRun());
    this.catalog = settings.dryRun() ? catalog.dry(book::patched) : catalog;
    this.settings = settings;
    this.events = events;
  }

  RestSink open() {
    CatalogServer server = catalog.server();
    boolean extension = server.isHydrant() || definesProperty();
    greet(server, extension);
    new ServiceSetup(catalog, json).ensure(settings);
    PipelineIndex index = PipelineIndex.read(catalog, settings.serviceName());
    events.log(
        RunEvents.Level.INFO,
        "Service " + settings.serviceName() + " holds " + index.size() + " pipelines.");

    Tally tally = new Tally(events);
    RunNotes notes = new RunNotes(tally, book, new PlainWants(index::holds));
    WriterAssembly assembly = new WriterAssembly(catalog, settings, index, notes);
    AssetResolver resolver =
        new AssetResolver(catalog, assembly.services(), assembly.use(), resolve(server));
    PipelineBodies bodies = new PipelineBodies(json, settings.serviceName(), extension);
    TablePatterns patterns =
        new TablePatterns(catalog, assembly.services(), resolve(server), tally::info);
    StreamPlanner planner =
        new StreamPlanner(resolver, new PatternRoutes(patterns), bodies, settings.sourceConfig());
    WriterAssembly.Parts parts = assembly.parts(planner, resolver, commit(tally));
    return new RestSink(parts, resolver, statuses(server, tally), tally);
  }

  private PipelineCommit commit(Tally tally) {
    LabelStore labels =
        new LabelStore(catalog, (code, message, advice) -> tally.warn(code, "", message, advice));
    PipelineMarks marks =
        new PipelineMarks(labels, new Owners(catalog, notes(tally)), settings.sourceConfig());
    return new PipelineCommit(catalog, marks, settings.sourceConfig().overrideMetadata(), tally);
  }

  private StreamStatuses statuses(CatalogServer server, Tally tally) {
    StreamStatuses.Told told = new StreamStatuses.Told(tally);
    StatusWriter writer = new StatusWriter(catalog.statuses(), server.isHydrant(), json, told);
    return new StreamStatuses(
        Optional.of(writer).filter(each -> !settings.dryRun()), settings.serviceName());
  }

  private static Owners.Notes notes(Tally tally) {
    return new Owners.Notes() {
      @Override
      public void info(String message) {
        tally.info(message);
      }

      @Override
      public void warn(ErrorCode code, String message, String advice) {
        tally.warn(code, "", message, advice);
      }
    };
  }

  private void greet(CatalogServer server, boolean extension) {
    events.log(
        RunEvents.Level.INFO,
        (settings.dryRun() ? "Dry run, nothing is written: comparing with " : "Writing to ")
            + server.hydrantVersion().map(version -> "Hydrant " + version).orElse("OpenMetadata")
            + " (contract "
            + server.version()
            + ") at "
            + catalog.address()
            + ".");
    if (!extension) {
      events.log(
          RunEvents.Level.INFO,
          "This catalog has no custom property '"
              + PipelineBodies.PROPERTY
              + "' on pipelines, so facts beyond the contract's own members are left out.");
    }
  }

  /** Whether somebody defined our custom property on a catalog that is not Hydrant's. */
  private boolean definesProperty() {
    Optional<JsonNode> type;
    try {
      type = catalog.findType("pipeline", "customProperties");
    } catch (HydrantException e) {
      if (e.code() != ErrorCode.CATALOG_FORBIDDEN && e.code() != ErrorCode.CATALOG_REFUSED) {
        throw e;
      }
      return false;
    }
    return type.stream()
        .flatMap(node -> node.path("customProperties").findValuesAsText("name").stream())
        .anyMatch(PipelineBodies.PROPERTY::equals);
  }

  private ResolveSettings resolve(CatalogServer server) {
    Optional<LineageInformation> named = settings.sourceConfig().lineageInformation();
    return new ResolveSettings(
        settings.settings().assetMappings(),
        settings.connection().messagingServiceName().filter(n -> !n.isBlank()).stream().toList(),
        named.map(LineageInformation::dbServiceNames).orElse(List.of()),
        named.map(LineageInformation::storageServiceNames).orElse(List.of()),
        settings.settings().createExternalAssets().orElse(server.isHydrant()));
  }
}
