package dev.hydrant.simulator.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.simulator.organisation.Json;
import dev.hydrant.simulator.organisation.Resources;
import dev.hydrant.simulator.protocol.AwsException;
import dev.hydrant.simulator.protocol.ErrorNames;
import dev.hydrant.simulator.protocol.JsonOperation;
import dev.hydrant.simulator.protocol.JsonProtocol;
import dev.hydrant.simulator.protocol.JsonService;
import dev.hydrant.simulator.protocol.Page;
import dev.hydrant.simulator.protocol.ServiceCall;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** DynamoDB_20120810: the tables, and the Kinesis streams that their changes go to. */
public final class DynamoDbService implements JsonService {
  private static final int MAX_TABLES = 100;
  private static final Pattern TABLE_NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
  private static final String TABLE_NAME_MEMBER = "TableName";

  private final JsonProtocol protocol = JsonProtocol.version10("DynamoDB_20120810.");
  private final Map<String, JsonOperation> operations =
      Map.of(
          "ListTables", this::list,
          "DescribeKinesisStreamingDestination", this::describe);
  private final Resources resources;

  public DynamoDbService(Resources resources) {
    this.resources = resources;
  }

  @Override
  public String signingName() {
    return "dynamodb";
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
    return ErrorNames.json().with("InternalFailure", 500, "InternalServerError");
  }

  @Override
  public String resource(ServiceCall call) {
    String table = call.request().input().path(TABLE_NAME_MEMBER).asText("*");
    return table.startsWith("arn:") ? table : call.home().arn("dynamodb", "table/" + table);
  }

  @Override
  public String notFoundText(ServiceCall call) {
    return notFound(call.request().input().path(TABLE_NAME_MEMBER).asText());
  }

  private ObjectNode list(ServiceCall call) {
    int limit = call.request().number("Limit").orElse(MAX_TABLES);
    if (limit < 1 || limit > MAX_TABLES) {
      String rule =
          limit < 1
              ? "have value greater than or equal to 1"
              : "have value less than or equal to " + MAX_TABLES;
      throw AwsException.constraint("'" + limit + "'", "limit", rule);
    }
    Optional<String> start = call.request().text("ExclusiveStartTableName");
    start.ifPresent(name -> check(name, "exclusiveStartTableName"));
    Page<DynamoTable> page =
        Page.of(
            resources.in(DynamoTable.class, call.home()),
            DynamoTable::name,
            start,
            limit,
            call.paging());
    ObjectNode answer =
        Json.object("TableNames", page.items().stream().map(DynamoTable::name).toList());
    page.next().ifPresent(last -> answer.put("LastEvaluatedTableName", last));
    return answer;
  }

  private ObjectNode describe(ServiceCall call) {
    String given =
        call.request()
            .text(TABLE_NAME_MEMBER)
            .orElseThrow(() -> AwsException.constraint("null", "tableName", "not be null"));
    String prefix = call.home().arn("dynamodb", "table/");
    String name = given.startsWith(prefix) ? given.substring(prefix.length()) : given;
    if (!name.startsWith("arn:")) {
      check(name, "tableName");
    }
    DynamoTable table =
        resources
            .find(DynamoTable.class, call.home(), name)
            .orElseThrow(() -> AwsException.of("ResourceNotFoundException", notFound(given)));
    return Json.object(
        TABLE_NAME_MEMBER,
        table.name(),
        "KinesisDataStreamDestinations",
        table.destinations().stream().map(DynamoDbService::destination).toList());
  }

  private static ObjectNode destination(StreamingDestination destination) {
    return Json.object(
        "StreamArn",
        destination.streamArn(),
        "DestinationStatus",
        destination.status(),
        "ApproximateCreationDateTimePrecision",
        destination.precision());
  }

  private static String notFound(String table) {
    return "Requested resource not found: Table: " + table + " not found";
  }

  private static void check(String name, String label) {
    if (name.length() < 3) {
      throw AwsException.constraint(
          "'" + name + "'", label, "have length greater than or equal to 3");
    }
    if (!TABLE_NAME.matcher(name).matches()) {
      throw AwsException.constraint(
          "'" + name + "'", label, "satisfy regular expression pattern: " + TABLE_NAME);
    }
  }
}
