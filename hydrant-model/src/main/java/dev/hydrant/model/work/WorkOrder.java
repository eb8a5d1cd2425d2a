package dev.hydrant.model.work;

import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.model.workflow.Secret;
import java.util.Optional;

/**
 * Everything a child process needs for one run: the first line of its standard input. A laptop, the
 * built-in runner and a container run exactly the same order.
 *
 * @param protocol {@link #PROTOCOL}; a child refuses any other
 * @param runId of the run this is an attempt of
 * @param attempt counted from 1
 * @param serviceName the pipeline service that receives what is read
 * @param debug whether debug lines belong in the log
 * @param sink where to write; absent for connection tests and listings
 */
public record WorkOrder(
    int protocol,
    String runId,
    int attempt,
    WorkKind kind,
    String serviceName,
    FirehoseConnection connection,
    PipelineSourceConfig sourceConfig,
    HydrantSettings settings,
    int successThreshold,
    boolean raiseOnError,
    boolean debug,
    Optional<CatalogSink> sink,
    Limits limits) {
  /** The version of this record and of the runner's endpoints. */
  public static final int PROTOCOL = 1;

  /**
   * @param hostPort base of the catalog's API, ending in {@code /api}
   * @param jobToken valid while this attempt holds its lease
   */
  public record CatalogSink(String hostPort, Secret jobToken) {}

  /**
   * @param seconds after which the run is stopped; 0 means no limit
   * @param memoryMegabytes heap of the child
   */
  public record Limits(int seconds, int memoryMegabytes) {
    public static Limits defaults() {
      return new Limits(0, 160);
    }
  }
}
