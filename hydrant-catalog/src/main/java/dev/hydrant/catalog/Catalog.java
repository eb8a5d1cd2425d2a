package dev.hydrant.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.catalog.autopilot.AutoPilotObserver;
import dev.hydrant.catalog.entity.DocumentRule;
import dev.hydrant.catalog.entity.EntityObserver;
import dev.hydrant.catalog.entity.EntityStore;
import dev.hydrant.catalog.entity.EntityTypes;
import dev.hydrant.catalog.entity.PipelineStatusStore;
import dev.hydrant.catalog.entity.UsageStore;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.lineage.Explorer;
import dev.hydrant.catalog.lineage.LineageObserver;
import dev.hydrant.catalog.lineage.LineageStore;
import dev.hydrant.catalog.run.DatabaseClock;
import dev.hydrant.catalog.run.RunnerDirectory;
import dev.hydrant.catalog.run.RunnerRule;
import dev.hydrant.catalog.run.Runners;
import dev.hydrant.catalog.schedule.ScheduleObserver;
import dev.hydrant.catalog.search.SearchStore;
import dev.hydrant.catalog.secret.Sealer;
import dev.hydrant.catalog.secret.SecretFields;
import dev.hydrant.model.json.Json;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Handle;

/** All stores on one database. Closing it closes the database. */
public final class Catalog implements AutoCloseable {
  private final Database database;
  private final ObjectMapper json;
  private final Clock clock;
  private final EntityTypes types;
  private final EntityStore entities;
  private final LineageStore lineage;
  private final SearchStore search;
  private final Explorer explorer;
  private final OverviewStore overview;
  private final PipelineStatusStore pipelineStatuses;
  private final UsageStore usage;

  /**
   * @param key seals passwords; see {@link dev.hydrant.catalog.secret.SecretKeySource}
   */
  public Catalog(Database database, SecretKey key, Clock clock) {
    this(database, key, clock, DatabaseClock.of(database.dialect()));
  }

  /**
   * @param databaseClock by which schedules count; tests set their own
   */
  public Catalog(Database database, SecretKey key, Clock clock, DatabaseClock databaseClock) {
    this(database, new Sealer(key), clock, databaseClock);
  }

  /**
   * @param sealer seals passwords
   */
  public Catalog(Database database, Sealer sealer, Clock clock) {
    this(database, sealer, clock, DatabaseClock.of(database.dialect()));
  }

  private Catalog(Database database, Sealer sealer, Clock clock, DatabaseClock databaseClock) {
    this.database = database;
    this.json = Json.lenient();
    this.clock = clock;
    this.types = new EntityTypes();
    this.search = new SearchStore(database, json);
    this.explorer = new Explorer(database);
    this.pipelineStatuses = new PipelineStatusStore(database, json);
    this.usage = new UsageStore(database);
    this.overview = new OverviewStore(database);
    this.lineage = new LineageStore(database, json, clock);
    this.entities =
        new EntityStore(
            database,
            types,
            new SecretFields(sealer),
            new Observers(
                List.of(
                    search.observer(),
                    new LineageObserver(),
                    new ScheduleObserver(databaseClock),
                    new AutoPilotObserver(databaseClock))),
            new EntityStore.Tools(
                json, clock, () -> UUID.randomUUID().toString(), runnerRule(database)));
    new Seed(entities, types).plant();
  }

  private static DocumentRule runnerRule(Database database) {
    DatabaseClock time = DatabaseClock.of(database.dialect());
    Runners runners = new Runners(database, time, new SecureRandom());
    return new RunnerRule(new RunnerDirectory(database, time, runners));
  }

  public Database database() {
    return database;
  }

  public ObjectMapper json() {
    return json;
  }

  public Clock clock() {
    return clock;
  }

  public EntityTypes types() {
    return types;
  }

  public EntityStore entities() {
    return entities;
  }

  public LineageStore lineage() {
    return lineage;
  }

  public SearchStore search() {
    return search;
  }

  public PipelineStatusStore pipelineStatuses() {
    return pipelineStatuses;
  }

  public UsageStore usage() {
    return usage;
  }

  /** Lineage as the page draws it. */
  public Explorer explorer() {
    return explorer;
  }

  /** Numbers about the whole catalog. */
  public OverviewStore overview() {
    return overview;
  }

  @Override
  public void close() {
    database.close();
  }

  /** Tells several. */
  private record Observers(List<EntityObserver> all) implements EntityObserver {
    @Override
    public void written(Handle handle, String type, JsonNode document) {
      all.forEach(observer -> observer.written(handle, type, document));
    }

    @Override
    public void described(Handle handle, String id, String words) {
      all.forEach(observer -> observer.described(handle, id, words));
    }

    @Override
    public void hiddenOrShown(Handle handle, List<String> ids) {
      all.forEach(observer -> observer.hiddenOrShown(handle, ids));
    }

    @Override
    public void removing(Handle handle, List<String> ids) {
      all.forEach(observer -> observer.removing(handle, ids));
    }
  }
}
