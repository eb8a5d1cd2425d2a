package dev.hydrant.client.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.client.rest.CatalogClient;
import dev.hydrant.client.rest.EntityType;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.name.Fqn;
import dev.hydrant.model.workflow.FirehoseConnection;
import java.util.List;
import java.util.Optional;

/** Makes sure that the pipeline service is there; an existing one is left as it is. */
final class ServiceSetup {
  private static final String REFERENCE = "secret:";
  private static final List<String> SECRETS = List.of("awsSecretAccessKey", "awsSessionToken");

  private final CatalogClient catalog;
  private final ObjectMapper json;

  ServiceSetup(CatalogClient catalog, ObjectMapper json) {
    this.catalog = catalog;
    this.json = json;
  }

  void ensure(RestSinkSettings settings) {
    String name = settings.serviceName();
    Optional<JsonNode> service =
        catalog.findByName(EntityType.PIPELINE_SERVICE, Fqn.quote(name), "");
    if (service.isEmpty()) {
      catalog.put(EntityType.PIPELINE_SERVICE, body(settings));
      return;
    }
    String type = service.get().path("serviceType").asText();
    if (!type.equals(FirehoseConnection.TYPE)) {
      throw new HydrantException(
          ErrorCode.SERVICE_TYPE_UNSUPPORTED,
          "The catalog's service " + name + " is of type " + type + ".",
          "Set source.serviceName to a service of type "
              + FirehoseConnection.TYPE
              + ", or to a name that is free.");
    }
  }

  private ObjectNode body(RestSinkSettings settings) {
    ObjectNode body = json.createObjectNode();
    body.put("name", settings.serviceName()).put("serviceType", FirehoseConnection.TYPE);
    if (settings.storeServiceConnection()) {
      body.putObject("connection").set("config", withoutSecrets(settings.connection()));
    }
    return body;
  }

  /** Keys and tokens stay where the run reads them; only references to them may be stored. */
  private ObjectNode withoutSecrets(FirehoseConnection connection) {
    ObjectNode config = json.createObjectNode().put("type", FirehoseConnection.TYPE);
    ObjectNode given = json.valueToTree(connection);
    given.remove("type");
    config.setAll(given);
    if (config.path("awsConfig") instanceof ObjectNode aws) {
      SECRETS.stream()
          .filter(member -> !aws.path(member).asText("").startsWith(REFERENCE))
          .forEach(aws::remove);
      if (!aws.has(SECRETS.get(0))) {
        aws.remove("awsAccessKeyId");
      }
    }
    return config;
  }
}
