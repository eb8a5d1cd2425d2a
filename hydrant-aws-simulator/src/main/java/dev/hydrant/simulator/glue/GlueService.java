package dev.hydrant.simulator.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Json;
import dev.hydrant.simulator.organisation.Resources;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.ErrorNames;
import dev.hydrant.simulator.protocol.JsonOperation;
import dev.hydrant.simulator.protocol.JsonProtocol;
import dev.hydrant.simulator.protocol.JsonService;
import dev.hydrant.simulator.protocol.ServiceCall;
import java.util.Locale;
import java.util.Map;

/** AWSGlue: tables and databases, resource links followed as Glue follows them. */
public final class GlueService implements JsonService {
  private static final ErrorNames NAMES =
      ErrorNames.json()
          .with("ResourceNotFoundException", 400, "EntityNotFoundException")
          .with("InternalFailure", 500, "InternalServiceException")
          .with("ValidationException", 400, "InvalidInputException");

  private final JsonProtocol protocol = JsonProtocol.version11("AWSGlue.");
  private final Map<String, JsonOperation> operations =
      Map.of("GetTable", this::table, "GetDatabase", this::database);
  private final DataCatalog catalog;

  public GlueService(Resources resources) {
    this.catalog = new DataCatalog(resources);
  }

  @Override
  public String signingName() {
    return "glue";
  }

  @Override
  public JsonProtocol protocol() {
    return protocol;
  }

  @Override
  public Map<String, JsonOperation> operations() {
    return operations;
  }

  @Override
  public ErrorNames errorNames() {
    return NAMES;
  }

  /** AWS names the catalog first; the table or database is what a test wants to deny. */
  @Override
  public String resource(ServiceCall call) {
    ObjectNode input = call.request().input();
    String account = catalogId(call).split(":", 2)[0];
    Home owner = new Home(account, call.caller().region());
    String name = input.path("Name").asText();
    return call.request().operation().equals("GetTable")
        ? owner.arn("glue", "table/" + input.path("DatabaseName").asText() + "/" + name)
        : owner.arn("glue", "database/" + name);
  }

  @Override
  public String notFoundText(ServiceCall call) {
    return "Entity Not Found";
  }

  private ObjectNode table(ServiceCall call) {
    String database = required(call, "DatabaseName");
    String name = required(call, "Name");
    return Json.object("Table", catalog.table(call, catalogId(call), database, name));
  }

  private ObjectNode database(ServiceCall call) {
    return Json.object("Database", catalog.database(call, catalogId(call), required(call, "Name")));
  }

  private static String catalogId(ServiceCall call) {
    return call.request().text("CatalogId").orElse(call.caller().accountId());
  }

  private static String required(ServiceCall call, String member) {
    return call.request()
        .text(member)
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () ->
                AwsException.constraint(
                    "null",
                    member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1),
                    "not be null"));
  }
}
