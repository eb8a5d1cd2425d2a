package dev.hydrant.catalog.run;

import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.model.work.WorkKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at runs. */
public final class RunReader {
  private final Database database;

  public RunReader(Database database) {
    this.database = database;
  }

  public Optional<Run> get(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("select " + RunRows.COLUMNS + " from run where id = :id")
                .bind("id", id)
                .map(RunRows::map)
                .findOne());
  }

  /** The newest runs of an entity, newest first. */
  public List<Run> ofPipeline(String pipeline, int limit) {
    return list("where pipeline = :key", pipeline, limit);
  }

  /** The newest run of each of several ingestion pipelines, where they have one. */
  public List<Run> newestOfEach(List<String> pipelines) {
    if (pipelines.isEmpty()) {
      return List.of();
    }
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select "
                        + RunRows.COLUMNS
                        + " from run where pipeline in (<pipelines>) and due_at ="
                        + " (select max(later.due_at) from run later"
                        + " where later.pipeline = run.pipeline)")
                .bindList("pipelines", pipelines)
                .map(RunRows::map)
                .list());
  }

  /** Whether a run of this entity is running. */
  public boolean running(String pipeline) {
    return database.read(
        handle ->
            handle
                .createQuery("select 1 from run where pipeline = :pipeline and state = 'running'")
                .bind("pipeline", pipeline)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
  }

  /** The newest runs of a service, of one kind, newest first. */
  public List<Run> ofService(String service, WorkKind kind, int limit) {
    return list("where service = :key and kind = '" + RunRows.word(kind) + "'", service, limit);
  }

  /** The newest runs of one kind, newest first. */
  public List<Run> newest(WorkKind kind, int limit) {
    return list("where kind = :key", RunRows.word(kind), limit);
  }

  /** The newest run of one kind for each service. */
  public List<Run> newestOfEachService(WorkKind kind) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select "
                        + RunRows.COLUMNS
                        + " from run where kind = :kind and due_at = (select max(later.due_at)"
                        + " from run later where later.service = run.service"
                        + " and later.kind = :kind)")
                .bind("kind", RunRows.word(kind))
                .map(RunRows::map)
                .list());
  }

  /** Runs of an entity that were due in a span of time, newest first. */
  public List<Run> between(String pipeline, long from, long to, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select "
                        + RunRows.COLUMNS
                        + " from run where pipeline = :pipeline and due_at between :from and :to"
                        + " order by due_at desc, id limit :limit")
                .bind("pipeline", pipeline)
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .map(RunRows::map)
                .list());
  }

  /** The report of a run that has ended, as it was given. */
  public Optional<byte[]> report(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("select report from run where id = :id and report is not null")
                .bind("id", id)
                .map((row, context) -> row.getBytes("report"))
                .findOne());
  }

  /** The reports of several runs, by run. */
  public Map<String, byte[]> reports(List<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select id, report from run where id in (<ids>) and report is not null")
                .bindList("ids", ids)
                .<Map.Entry<String, byte[]>>map(
                    (row, context) -> Map.entry(row.getString("id"), row.getBytes("report")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private List<Run> list(String where, String key, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select "
                        + RunRows.COLUMNS
                        + " from run "
                        + where
                        + " order by due_at desc, id limit :limit")
                .bind("key", key)
                .bind("limit", limit)
                .map(RunRows::map)
                .list());
  }
}
