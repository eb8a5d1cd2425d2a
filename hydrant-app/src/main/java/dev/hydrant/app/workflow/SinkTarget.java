package dev.hydrant.app.workflow;

import dev.hydrant.model.workflow.Secret;
import java.nio.file.Path;
import java.util.Optional;

/** Where a run writes to. */
public sealed interface SinkTarget {
  /**
   * A catalog server.
   *
   * @param hostPort base of its API, ending in {@code /api}
   * @param storeServiceConnection whether the connection, without its secrets, is stored there
   * @param tls whose certificates are trusted
   */
  record Catalog(
      String hostPort, Optional<Secret> token, boolean storeServiceConnection, CatalogTls tls)
      implements SinkTarget {}

  /** A JSON lines file. */
  record File(Path path) implements SinkTarget {}

  /** JSON lines on standard output. */
  record StandardOutput() implements SinkTarget {}
}
