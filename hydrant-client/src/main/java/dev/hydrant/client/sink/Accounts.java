package dev.hydrant.client.sink;

import dev.hydrant.client.resolve.Resolution;
import dev.hydrant.client.sink.StreamPlanner.StreamPlan;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.stream.UnresolvedReason;
import java.util.List;

/** Accounts for every end of every route: found, external, or unresolved and why. */
final class Accounts {
  private final Tally tally;

  Accounts(Tally tally) {
    this.tally = tally;
  }

  void count(StreamPlan plan, StreamChanges changes) {
    String stream = plan.scan().stream().name();
    plan.resolved().forEach((asset, resolution) -> note(asset, resolution, changes));
    plan.scan()
        .unresolved()
        .forEach(each -> changes.unresolved(each.field() + ": " + each.reason().name()));
    for (Route route : plan.scan().routes()) {
      for (End end : List.of(route.from(), route.to())) {
        if (end instanceof End.Of of) {
          count(stream, route.role().id(), of.asset(), plan);
        }
      }
    }
    plan.scan().unresolved().forEach(each -> tally.unresolved(each.reason().name()));
  }

  private static void note(Asset asset, Resolution resolution, StreamChanges changes) {
    if (resolution instanceof Resolution.Unresolved unresolved) {
      changes.unresolved(asset.id() + ": " + unresolved.reason().name());
    } else if (resolution instanceof Resolution.External external
        && external.reason() != UnresolvedReason.NOT_FOUND) {
      changes.unresolved(asset.id() + ": " + external.reason().name() + ", drawn as external");
    }
  }

  private void count(String stream, String role, Asset asset, StreamPlan plan) {
    Resolution resolution = plan.resolved().get(asset);
    if (resolution instanceof Resolution.Found) {
      tally.resolved(role);
    } else if (resolution instanceof Resolution.External external) {
      tally.external(role);
      if (external.reason() != UnresolvedReason.NOT_FOUND) {
        warn(stream, asset, external.reason(), external.explanation());
      }
    } else if (resolution instanceof Resolution.Unresolved unresolved) {
      tally.unresolved(role, unresolved.reason().name());
      warn(stream, asset, unresolved.reason(), unresolved.explanation());
    }
  }

  /** A service that is missing is told once, whatever the number of assets it should hold. */
  void warn(String stream, Asset asset, UnresolvedReason reason, String explanation) {
    String message =
        reason == UnresolvedReason.NAMED_SERVICE_MISSING
            ? explanation
            : "No catalog entity for " + asset.id() + ". " + explanation;
    tally.warn(code(reason), stream, message, advice(reason));
  }

  private static ErrorCode code(UnresolvedReason reason) {
    return switch (reason) {
      case FORBIDDEN -> ErrorCode.CATALOG_FORBIDDEN;
      case SERVER_REFUSED -> ErrorCode.CATALOG_REFUSED;
      case NAMED_SERVICE_MISSING -> ErrorCode.CONFIG_INVALID_VALUE;
      default -> ErrorCode.NOT_FOUND;
    };
  }

  private static String advice(UnresolvedReason reason) {
    return switch (reason) {
      case AMBIGUOUS ->
          "Say which service holds it in workflowConfig.config.hydrant.assetMappings.";
      case NAMED_SERVICE_MISSING ->
          "Correct the name in the connection, in lineageInformation or in assetMappings, or ingest"
              + " that service first.";
      case FORBIDDEN -> "Let the token's user read the catalog.";
      case SERVER_REFUSED -> "The edge is left out; a newer catalog may take it.";
      default ->
          "Ingest the service that holds it, or set"
              + " workflowConfig.config.hydrant.createExternalAssets to true.";
    };
  }
}
