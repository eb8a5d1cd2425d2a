package dev.hydrant.catalog.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.Fixture;
import dev.hydrant.catalog.jdbc.CatalogDatabase;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.model.runner.Outcome;
import dev.hydrant.model.work.WorkKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRetentionTest {
  private static final Duration KEPT = Duration.ofDays(30);

  @TempDir Path folder;

  private volatile long now = 1_800_000_000_000L;

  @Test
  void logsGoWhenTheirTimeIsOverAndTheirRunsStay() throws IOException {
    try (Database database = CatalogDatabase.openSqlite(folder)) {
      Fixture fixture =
          new Fixture(
              new Catalog(
                  database, SecretKeySource.ofText("a key for this test"), Clock.systemUTC()));
      RunLogs logs = new RunLogs(database, 10_000);
      LogRetention retention = new LogRetention(database, handle -> now, KEPT);
      String old = ended(database, logs, fixture.pipelineService("old"));
      now += KEPT.toMillis();
      String young = ended(database, logs, fixture.pipelineService("young"));
      assertThat(retention.sweep()).isZero();
      now += 1;

      assertThat(retention.sweep()).isEqualTo(1);

      assertThat(logs.read(old, 0).text()).isEmpty();
      assertThat(new RunReader(database).get(old).orElseThrow().logBytes()).isZero();
      assertThat(logs.read(young, 0).text()).isEqualTo("a line\n");
      now += 2 * KEPT.toMillis();
      assertThat(new LogRetention(database, handle -> now, Duration.ZERO).sweep()).isZero();
    }
  }

  private String ended(Database database, RunLogs logs, String entity) throws IOException {
    RunQueue queue =
        new RunQueue(database, handle -> now, Duration.ofSeconds(45), Duration.ofSeconds(45));
    queue.enqueueNow(
        new NewRun(
            UUID.randomUUID().toString(),
            entity,
            WorkKind.LIST,
            "orders",
            "runner",
            0,
            Duration.ZERO,
            Duration.ofHours(1)));
    LeasedRun leased =
        queue
            .lease(new RunQueue.Asker("runner", "one", Tokens.random("", new SecureRandom()), 1))
            .get(0);
    AttemptKey key = AttemptKey.of(leased.run().id(), 1, leased.leaseToken());
    logs.append(key, 0, Gzip.deflate("a line\n".getBytes(StandardCharsets.UTF_8)));
    new RunEndings(database, handle -> now)
        .finish(key, new Ending(Outcome.SUCCESS, "", false, Optional.empty(), Optional.empty(), 0));
    return leased.run().id();
  }
}
