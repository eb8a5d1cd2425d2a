package dev.hydrant.catalog.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the file in shape while it is used: moves the write-ahead log into it each minute, gives a
 * little free space back, and lets the planner look at the tables each hour.
 */
final class Maintenance implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Maintenance.class);
  private static final int FREED_PAGES = 2_000;

  private final DataSource writer;
  private final ScheduledExecutorService executor;

  private Maintenance(DataSource writer, ScheduledExecutorService executor) {
    this.writer = writer;
    this.executor = executor;
  }

  static Maintenance start(DataSource writer) {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "hydrant-maintenance");
              thread.setDaemon(true);
              return thread;
            });
    Maintenance maintenance = new Maintenance(writer, executor);
    Future<?> minutely =
        executor.scheduleWithFixedDelay(maintenance::minutely, 1, 1, TimeUnit.MINUTES);
    Future<?> hourly = executor.scheduleWithFixedDelay(maintenance::hourly, 1, 1, TimeUnit.HOURS);
    log.debug("Maintenance is planned: {} {}", minutely, hourly);
    return maintenance;
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void minutely() {
    run("pragma wal_checkpoint(passive)");
    run("pragma incremental_vacuum(" + FREED_PAGES + ")");
  }

  private void hourly() {
    run("pragma optimize");
  }

  private void run(String pragma) {
    try (Connection connection = writer.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(pragma);
    } catch (SQLException e) {
      log.warn("{} failed; it is tried again later: {}", pragma, e.getMessage());
    }
  }
}
