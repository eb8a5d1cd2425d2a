package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Every runner that is known, connected or not. */
public final class RunnerDirectory {
  /**
   * A runner.
   *
   * @param location where it stands, in its operator's words; may be empty
   * @param version of Hydrant that it last ran
   * @param preferred whether new services get it
   * @param seenAgo milliseconds since any process of it was heard; empty when none ever was
   * @param replicas its processes that are, or lately were, connected
   */
  public record Known(
      String name,
      String location,
      String version,
      boolean preferred,
      Optional<Long> seenAgo,
      List<Runners.Seen> replicas) {
    public Known {
      replicas = List.copyOf(replicas);
    }
  }

  private final Database database;
  private final DatabaseClock clock;
  private final Runners runners;

  public RunnerDirectory(Database database, DatabaseClock clock, Runners runners) {
    this.database = database;
    this.clock = clock;
    this.runners = runners;
  }

  /** All, by name. */
  public List<Known> all() {
    Map<String, List<Runners.Seen>> replicas = new LinkedHashMap<>();
    runners
        .all()
        .forEach(seen -> replicas.computeIfAbsent(seen.runner(), n -> new ArrayList<>()).add(seen));
    return database.read(
        handle -> {
          long now = clock.now(handle);
          return handle
              .createQuery(
                  "select name, location, version, preferred, seen_at from runner order by name")
              .map((row, context) -> known(row, now, replicas))
              .list();
        });
  }

  public Optional<Known> find(String name) {
    return all().stream().filter(runner -> runner.name().equals(name)).findFirst();
  }

  /** Whether a runner of this name is known. */
  public boolean knows(String name) {
    return database.read(
        handle ->
            handle
                .createQuery("select 1 from runner where name = :name")
                .bind("name", name)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /** The runner that a reference's identifier stands for. */
  public Optional<String> named(String id) {
    return database.read(RunnerDirectory::names).stream()
        .filter(name -> RunnerNames.id(name).equals(id))
        .findFirst();
  }

  /** The name of the runner that new services get, where one was chosen. */
  public Optional<String> preferred() {
    return database.read(
        handle ->
            handle
                .createQuery("select name from runner where preferred = 1")
                .mapTo(String.class)
                .findFirst());
  }

  /** New services get this runner from now on. */
  public void prefer(String name) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    "update runner set preferred = case when name = :name then 1 else 0 end")
                .bind("name", name)
                .execute());
  }

  /** Forgets a runner with its tokens and sessions; its running runs go back to the queue. */
  public boolean remove(String name) {
    return database.write(
        handle ->
            handle
                    .createUpdate("delete from runner where name = :name")
                    .bind("name", name)
                    .execute()
                == 1);
  }

  /** How many runs a runner has in a state: queued or running. */
  public record Load(String runner, String state, int runs) {}

  /** The runs that have not ended, counted. */
  public List<Load> load() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select runner, state, count(*) as runs from run"
                        + " where state in ('queued', 'running') group by runner, state")
                .map(
                    (row, context) ->
                        new Load(
                            row.getString("runner"), row.getString("state"), row.getInt("runs")))
                .list());
  }

  private static List<String> names(Handle handle) {
    return handle.createQuery("select name from runner").mapTo(String.class).list();
  }

  private static Known known(ResultSet row, long now, Map<String, List<Runners.Seen>> replicas)
      throws SQLException {
    String name = row.getString("name");
    long seen = row.getLong("seen_at");
    return new Known(
        name,
        row.getString("location"),
        row.getString("version"),
        row.getInt("preferred") == 1,
        row.wasNull() || seen == 0 ? Optional.empty() : Optional.of(Math.max(0, now - seen)),
        replicas.getOrDefault(name, List.of()));
  }
}
