package dev.hydrant.model.workflow;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.filter.FilterPattern;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contract's {@code PipelineMetadata} source configuration, with its defaults.
 *
 * @param successThreshold percent of streams that must succeed for a run with errors to count as a
 *     partial success, 0 to 100; an addition of Hydrant's, since the contract has it in workflow
 *     files alone
 */
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
    Integer statusLookbackDays,
    Optional<Integer> successThreshold) {
  /** Where nobody says otherwise, as OpenMetadata has it. */
  public static final int SUCCESS_THRESHOLD = 90;

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
      @Nullable Integer statusLookbackDays,
      Optional<Integer> successThreshold) {
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
    this.successThreshold = successThreshold;
    if (successThreshold.filter(percent -> percent < 0 || percent > 100).isPresent()) {
      throw new HydrantException(
          ErrorCode.CONFIG_INVALID_VALUE,
          "sourceConfig.config.successThreshold: the value is not between 0 and 100.");
    }
  }

  /** With the usual threshold. */
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
    this(
        type,
        includeLineage,
        includeOwners,
        includeTags,
        includeUnDeployedPipelines,
        markDeletedPipelines,
        overrideLineage,
        overrideMetadata,
        pipelineFilterPattern,
        lineageInformation,
        statusLookbackDays,
        Optional.empty());
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
