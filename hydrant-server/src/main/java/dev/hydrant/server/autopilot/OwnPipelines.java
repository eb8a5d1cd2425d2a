package dev.hydrant.server.autopilot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.autopilot.Flight;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityStore;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.entity.EntityTypes;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.catalog.entity.ListRequest;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.name.Fqn;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The ingestion pipelines that AutoPilot makes, told from those that people configured. */
public final class OwnPipelines {
  private static final int LONGEST_SERVICE = 128;
  private static final int MOST = 1_000;
  private static final double FIRST_VERSION = 0.1;
  private static final String DAILY = "0 0 * * *";

  private final EntityStore store;
  private final EntityType type;
  private final EntityType services;

  public OwnPipelines(EntityStore store, EntityTypes types) {
    this.store = store;
    this.type = types.get("ingestionPipeline");
    this.services = types.get("pipelineService");
  }

  /**
   * The pipeline of this flight, made where it is not there yet.
   *
   * @return its identifier
   * @throws LeftAloneException when the service has a metadata pipeline of a person's
   */
  String create(Flight flight) {
    JsonNode service = store.get(services, EntityKey.id(flight.service()), Include.NON_DELETED);
    String name = name(flight, service);
    Optional<String> own = Optional.empty();
    for (JsonNode pipeline : metadataPipelines(service)) {
      boolean ours =
          pipeline.path("id").asText().equals(flight.pipeline().orElse(""))
              || pipeline.path("name").asText().equals(name)
                  && pipeline.path("updatedBy").asText().equals(AutoPilot.AUTHOR.name());
      if (!ours) {
        throw new LeftAloneException(
            "The service has the ingestion "
                + pipeline.path("name").asText()
                + ", which a person configured.");
      }
      own = Optional.of(pipeline.path("id").asText());
    }
    return own.orElseGet(() -> created(service, name));
  }

  /**
   * The pipeline of this flight as it is stored.
   *
   * @throws LeftAloneException when a person has changed, paused or deleted it
   */
  JsonNode untouched(Flight flight) {
    ObjectNode pipeline =
        flight
            .pipeline()
            .flatMap(id -> store.find(type, EntityKey.id(id), Include.NON_DELETED))
            .orElseThrow(() -> new LeftAloneException("The pipeline was deleted."));
    requireUntouched(pipeline);
    return pipeline;
  }

  /** Every change by a person makes a new version; only pausing does not. */
  static void requireUntouched(JsonNode pipeline) {
    if (pipeline.path("version").asDouble() > FIRST_VERSION) {
      throw new LeftAloneException(
          "A person has changed the ingestion " + pipeline.path("name").asText() + ".");
    }
    if (!pipeline.path("enabled").asBoolean(true)) {
      throw new LeftAloneException(
          "A person has paused the ingestion " + pipeline.path("name").asText() + ".");
    }
  }

  private Iterable<ObjectNode> metadataPipelines(JsonNode service) {
    return store
        .list(
            type,
            new ListRequest(
                Include.NON_DELETED,
                Map.of("service", service.path("fullyQualifiedName").asText()),
                MOST,
                Optional.empty(),
                Optional.empty()))
        .documents()
        .stream()
        .filter(pipeline -> pipeline.path("pipelineType").asText().equals("metadata"))
        .toList();
  }

  private String created(JsonNode service, String name) {
    try {
      return store.create(type, body(service, name), AutoPilot.AUTHOR).entity().path("id").asText();
    } catch (HydrantException e) {
      if (e.code() != ErrorCode.ALREADY_EXISTS) {
        throw e;
      }
      // A server that was believed to be gone has made it meanwhile.
      String fqn = Fqn.child(service.path("fullyQualifiedName").asText(), name);
      return store.get(type, EntityKey.fqn(fqn), Include.NON_DELETED).path("id").asText();
    }
  }

  /** Everything by default: filter and runner are the service's own, and follow it. */
  private static ObjectNode body(JsonNode service, String name) {
    ObjectNode pipeline = JsonNodeFactory.instance.objectNode();
    pipeline.put("name", name);
    pipeline.put("displayName", "Metadata");
    pipeline.put("description", "Made by AutoPilot. Once you have changed it, it is yours.");
    pipeline.put("pipelineType", "metadata");
    pipeline.put("provider", "automation");
    pipeline
        .putObject("service")
        .put("id", service.path("id").asText())
        .put("type", "pipelineService");
    pipeline.putObject("sourceConfig").putObject("config").put("type", "PipelineMetadata");
    pipeline
        .putObject("airflowConfig")
        .put("scheduleInterval", DAILY)
        .put("pipelineTimezone", "UTC");
    return pipeline;
  }

  /** The same for whoever asks: a step that is repeated finds what it made. */
  private static String name(Flight flight, JsonNode service) {
    String name = service.path("name").asText();
    String suffix =
        UUID.nameUUIDFromBytes(
                (flight.service() + "/" + flight.round()).getBytes(StandardCharsets.UTF_8))
            .toString()
            .substring(0, 8);
    return name.substring(0, Math.min(name.length(), LONGEST_SERVICE)) + "_metadata_" + suffix;
  }
}
