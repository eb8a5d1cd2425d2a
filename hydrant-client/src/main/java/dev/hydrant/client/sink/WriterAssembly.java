package dev.hydrant.client.sink;

import dev.hydrant.client.resolve.AssetResolver;
import dev.hydrant.client.resolve.ExternalUse;
import dev.hydrant.client.resolve.ServiceDirectory;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.LineageClient;
import dev.hydrant.model.workflow.PipelineSourceConfig;

/** Puts together what writes streams and what ends a run; the two share what was noted. */
final class WriterAssembly {
  private final CatalogClient catalog;
  private final RestSinkSettings settings;
  private final PipelineIndex index;
  private final RunNotes notes;
  private final ListingOrder order = new ListingOrder();
  private final ExternalUse use = new ExternalUse();
  private final ServiceDirectory services;

  WriterAssembly(
      CatalogClient catalog, RestSinkSettings settings, PipelineIndex index, RunNotes notes) {
    this.catalog = catalog;
    this.settings = settings;
    this.index = index;
    this.notes = notes;
    this.services = new ServiceDirectory(catalog);
  }

  /** Both ends of a run over streams. */
  record Parts(StreamWriter writer, RunEnd end, ListingOrder order) {}

  ExternalUse use() {
    return use;
  }

  ServiceDirectory services() {
    return services;
  }

  Parts parts(StreamPlanner planner, AssetResolver resolver, PipelineCommit commit) {
    PipelineSourceConfig config = settings.sourceConfig();
    LineageClient lineage = catalog.lineage();
    EdgeLocks locks = new EdgeLocks();
    Accounts accounts = new Accounts(notes.tally());
    Orphans orphans = new Orphans(catalog, use, notes.tally());
    EdgeSet set =
        new EdgeSet(
            planner,
            new ExternalAssets(catalog, services, use, resolver),
            new EdgeWriter(catalog, locks, notes.tally()),
            accounts);
    StreamEdges edges =
        new StreamEdges(
            lineage,
            set,
            new StaleEdges(catalog, locks, orphans, notes.tally()),
            new PlainEdges(lineage, notes.wants(), orphans, notes.tally()));
    PipelineOpener opener =
        new PipelineOpener(catalog, new DeletedPipelines(catalog, settings.serviceName()));
    StreamSteps steps = new StreamSteps(opener, edges, commit, config.overrideLineage(), notes);
    StreamWriter writer =
        new StreamWriter(index, planner, new HeldPairs(lineage, set, order), steps, accounts);
    PipelineDeletion deletion =
        new PipelineDeletion(catalog, settings.serviceName(), index, edges, notes);
    DeletionGuard guard =
        new DeletionGuard(
            config.markDeletedPipelines(), settings.settings().deletion(), notes.tally());
    return new Parts(writer, new RunEnd(steps, deletion, guard, orphans, notes), order);
  }
}
