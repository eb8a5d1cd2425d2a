package dev.hydrant.catalog.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.run.DatabaseClock;
import dev.hydrant.model.error.HydrantException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives pipelines that were deployed before there were schedules the row that they lack, and those
 * whose schedule could not be used another try: this start may be that of another Java.
 */
public final class ScheduleAdoption {
  private static final Logger log = LoggerFactory.getLogger(ScheduleAdoption.class);

  private final Database database;
  private final ObjectMapper json;
  private final ScheduleObserver observer;

  public ScheduleAdoption(Database database, ObjectMapper json, DatabaseClock clock) {
    this.database = database;
    this.json = json;
    this.observer = new ScheduleObserver(clock);
  }

  /** Does nothing where nothing is lacking. */
  public void run() {
    lacking().forEach(this::adopt);
  }

  private List<String> lacking() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select document from entity where type = 'ingestionPipeline' and deleted = 0
                      and not exists (select 1 from schedule where pipeline = entity.id
                        and (active = 0 or next_due is not null))
                    """)
                .mapTo(String.class)
                .list());
  }

  private void adopt(String document) {
    JsonNode pipeline = parse(document);
    try {
      boolean kept =
          database.write(
              handle -> {
                observer.written(handle, "ingestionPipeline", pipeline);
                return true;
              });
      log.debug("Schedule of {} looked at: {}", pipeline.path("fullyQualifiedName"), kept);
    } catch (HydrantException e) {
      log.warn(
          "The pipeline {} is deployed and cannot be scheduled: {}",
          pipeline.path("fullyQualifiedName").asText(),
          e.text());
    }
  }

  private JsonNode parse(String document) {
    try {
      return json.readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored pipeline is not JSON", e);
    }
  }
}
