package dev.hydrant.model.workflow;

import dev.hydrant.model.filter.FilterPattern;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contract's {@code PipelineMetadata} source configuration, with its defaults. */
public record PipelineSourceConfig(
    Optional<String> type,
    Boolean includeLineage,
    Boolean includeOwners,
    Boolean includeTags,
    Boolean includeUnDeployedPipelines,
    Boolean markDeletedPipelines,
    Boolean overrideLineage,
    Boolean overrideMetadata,
    Optional<FilterPattern> pipelineFilterPattern,
    Optional<LineageInformation> lineageInformation,
    Integer statusLookbackDays) {

  /** Catalog services that hold the tables and containers which lineage ends at. */
  public record LineageInformation(List<String> dbServiceNames, List<String> storageServiceNames) {
    public LineageInformation(
        @Nullable List<String> dbServiceNames, @Nullable List<String> storageServiceNames) {
      this.dbServiceNames = dbServiceNames == null ? List.of() : List.copyOf(dbServiceNames);
      this.storageServiceNames =
          storageServiceNames == null ? List.of() : List.copyOf(storageServiceNames);
    }
  }

  public PipelineSourceConfig(
      Optional<String> type,
      @Nullable Boolean includeLineage,
      @Nullable Boolean includeOwners,
      @Nullable Boolean includeTags,
      @Nullable Boolean includeUnDeployedPipelines,
      @Nullable Boolean markDeletedPipelines,
      @Nullable Boolean overrideLineage,
      @Nullable Boolean overrideMetadata,
      Optional<FilterPattern> pipelineFilterPattern,
      Optional<LineageInformation> lineageInformation,
      @Nullable Integer statusLookbackDays) {
    this.type = type;
    this.includeLineage = orElse(includeLineage, true);
    this.includeOwners = orElse(includeOwners, true);
    this.includeTags = orElse(includeTags, true);
    this.includeUnDeployedPipelines = orElse(includeUnDeployedPipelines, true);
    this.markDeletedPipelines = orElse(markDeletedPipelines, true);
    this.overrideLineage = orElse(overrideLineage, false);
    this.overrideMetadata = orElse(overrideMetadata, false);
    this.pipelineFilterPattern = pipelineFilterPattern;
    this.lineageInformation = lineageInformation;
    this.statusLookbackDays = statusLookbackDays == null ? 1 : statusLookbackDays;
  }

  public static PipelineSourceConfig defaults() {
    return new PipelineSourceConfig(
        Optional.empty(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Optional.empty(),
        Optional.empty(),
        null);
  }

  private static Boolean orElse(@Nullable Boolean value, boolean otherwise) {
    return value == null ? otherwise : value;
  }
}
