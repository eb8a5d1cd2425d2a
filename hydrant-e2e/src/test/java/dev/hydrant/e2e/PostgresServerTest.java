package dev.hydrant.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.e2e.harness.Database;
import dev.hydrant.e2e.harness.Finished;
import dev.hydrant.e2e.harness.Graph;
import dev.hydrant.e2e.harness.Hydrant;
import dev.hydrant.e2e.harness.Organisations;
import dev.hydrant.e2e.harness.Running;
import dev.hydrant.e2e.harness.Workflow;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.organisation.Home;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The server on PostgreSQL")
class PostgresServerTest {
  private static @Nullable Database postgres;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    postgres = Database.start();
  }

  @AfterAll
  static void stop() {
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  @DisplayName("holds the same graph as the one on SQLite, and keeps it over a restart")
  void sameGraph() {
    try (AwsSimulator aws = Organisations.simulate(new DemoOrganisation())) {
      Graph expected;
      try (Running sqlite = Hydrant.server(folder.resolve("sqlite")).serve()) {
        expected = ingested(aws, sqlite);
      }
      try (Running server = onPostgres()) {
        Graph graph = ingested(aws, server);
        assertThat(graph.view()).isEqualTo(expected.view());
        assertThat(graph.names()).isEqualTo(expected.names());
      }
      try (Running again = onPostgres()) {
        Graph kept = Graph.read(again.http());
        assertThat(kept.edges()).isNotEmpty();
        assertThat(kept.names()).isEqualTo(expected.names());
      }
    }
  }

  private Running onPostgres() {
    return Objects.requireNonNull(postgres).server(folder.resolve("postgres")).serve();
  }

  private Graph ingested(AwsSimulator aws, Running server) {
    for (Home home : aws.homes()) {
      String name = home.accountId() + "-" + home.region();
      Finished run =
          Hydrant.ingest(Workflow.of(name, aws, home).unlimited().toServer(server).write(folder))
              .run();
      assertThat(run.exitCode()).as(run.err()).isZero();
    }
    return Graph.read(server.http());
  }
}
