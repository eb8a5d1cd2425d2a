package dev.hydrant.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.entity.Author;
import dev.hydrant.catalog.entity.EntityChange;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.entity.Fields;
import dev.hydrant.catalog.entity.Include;
import java.util.Optional;

/** Short ways to fill a catalog and to look into it. */
public final class Fixture {
  private final Catalog catalog;

  public Fixture(Catalog catalog) {
    this.catalog = catalog;
  }

  public JsonNode json(String text) {
    try {
      return catalog.json().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  public EntityType type(String name) {
    return catalog.types().get(name);
  }

  public EntityChange put(String type, String body) {
    return catalog.entities().put(type(type), json(body), Author.ADMIN);
  }

  public EntityChange patch(String type, String id, String patch) {
    return catalog
        .entities()
        .patch(type(type), EntityKey.id(id), json(patch), Optional.empty(), Author.ADMIN);
  }

  public String id(EntityChange change) {
    return change.entity().path("id").asText();
  }

  /** As it is shown, with everything. */
  public ObjectNode show(String type, String fqn) {
    ObjectNode stored = catalog.entities().get(type(type), EntityKey.fqn(fqn), Include.ALL);
    return catalog.entities().answers().one(type(type), stored, Fields.all(), "http://x/api/v1");
  }

  public String pipelineService(String name) {
    return id(
        put(
            "pipelineService",
            "{\"name\":\"%s\",\"serviceType\":\"KinesisFirehose\"}".formatted(name)));
  }

  public String pipeline(String service, String name) {
    return id(put("pipeline", "{\"name\":\"%s\",\"service\":\"%s\"}".formatted(name, service)));
  }

  public String topic(String service, String name) {
    put("messagingService", "{\"name\":\"%s\",\"serviceType\":\"Kinesis\"}".formatted(service));
    return id(
        put(
            "topic",
            "{\"name\":\"%s\",\"service\":\"%s\",\"partitions\":1}".formatted(name, service)));
  }

  public String container(String service, String name) {
    put("storageService", "{\"name\":\"%s\",\"serviceType\":\"S3\"}".formatted(service));
    return id(put("container", "{\"name\":\"%s\",\"service\":\"%s\"}".formatted(name, service)));
  }

  public void edge(String from, String to, String details) {
    String[] a = from.split(":");
    String[] b = to.split(":");
    catalog
        .lineage()
        .put(
            json(
                """
                {"fromEntity":{"id":"%s","type":"%s"},"toEntity":{"id":"%s","type":"%s"},
                 "lineageDetails":%s}
                """
                    .formatted(a[1], a[0], b[1], b[0], details)),
            Author.ADMIN);
  }
}
