package dev.hydrant.client.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The members that the contract's create requests may and must have. */
final class FakeShapes {
  /**
   * @param parent member that names the parent by qualified name
   * @param parentCollection where the parent lives
   */
  record Shape(
      String type,
      String parent,
      String parentCollection,
      Set<String> required,
      Set<String> allowed) {}

  private static final Set<String> ENTITY =
      words(
          "name displayName description owners tags domains dataProducts lifeCycle sourceHash extension");
  private static final Set<String> TASK =
      words(
          "name displayName fullyQualifiedName description sourceUrl downstreamTasks taskType"
              + " taskSQL startDate endDate tags owners");
  private static final Set<String> COLUMN =
      words(
          "name displayName dataType arrayDataType dataLength precision scale dataTypeDisplay"
              + " description fullyQualifiedName tags constraint ordinalPosition jsonSchema"
              + " children");

  /** Where the columns and fields of entities stand. */
  static final List<String> COLUMNS =
      List.of("/columns", "/dataModel/columns", "/messageSchema/schemaFields", "/fields");

  private static final Set<String> SIZED = words("CHAR VARCHAR BINARY VARBINARY");

  private static final Map<String, Shape> SHAPES = new HashMap<>();

  static {
    entity(
        "pipelines",
        "pipeline",
        "service",
        "services/pipelineServices",
        "name service",
        "service sourceUrl concurrency pipelineLocation startDate tasks state scheduleInterval");
    entity(
        "topics",
        "topic",
        "service",
        "services/messagingServices",
        "name service partitions",
        "service messageSchema partitions cleanupPolicies replicationFactor retentionTime"
            + " maximumMessageSize minimumInSyncReplicas retentionSize topicConfig sourceUrl");
    entity(
        "databases",
        "database",
        "service",
        "services/databaseServices",
        "name service",
        "service default retentionPeriod sourceUrl");
    entity(
        "databaseSchemas",
        "databaseSchema",
        "database",
        "databases",
        "name database",
        "database retentionPeriod sourceUrl");
    entity(
        "tables",
        "table",
        "databaseSchema",
        "databaseSchemas",
        "name columns databaseSchema",
        "tableType columns dataModel locationPath tableConstraints tablePartition"
            + " tableProfilerConfig databaseSchema schemaDefinition retentionPeriod sourceUrl"
            + " fileFormat");
    entity(
        "containers",
        "container",
        "service",
        "services/storageServices",
        "name service",
        "service parent dataModel prefix numberOfObjects size fileFormats sourceUrl fullPath");
    entity(
        "searchIndexes",
        "searchIndex",
        "service",
        "services/searchServices",
        "name service fields",
        "service fields searchIndexSettings indexType");
    entity(
        "apiCollections",
        "apiCollection",
        "service",
        "services/apiServices",
        "name service",
        "endpointURL apiEndpoints service");
    entity(
        "apiEndpoints",
        "apiEndpoint",
        "apiCollection",
        "apiCollections",
        "name apiCollection",
        "apiCollection endpointURL requestMethod requestSchema responseSchema sourceUrl");
    entity(
        "tags",
        "tag",
        "classification",
        "classifications",
        "name description classification",
        "classification parent style provider mutuallyExclusive reviewers");
    alone(
        "classifications",
        "classification",
        "name description",
        "name displayName description provider mutuallyExclusive owners reviewers");
    alone(
        "users", "user", "name email", "name email displayName description isBot isAdmin profile");
    alone(
        "teams",
        "team",
        "name teamType",
        "name teamType email displayName description isJoinable owners");
    for (String kind :
        words(
            "pipelineService messagingService databaseService storageService searchService"
                + " apiService")) {
      SHAPES.put(
          "services/" + kind + "s",
          new Shape(
              kind,
              "",
              "",
              words("name serviceType"),
              words(
                  "name serviceType displayName description connection tags owners dataProducts"
                      + " domains ingestionRunner scheduleInterval")));
    }
  }

  private FakeShapes() {}

  static boolean known(String collection) {
    return SHAPES.containsKey(collection);
  }

  static Shape of(String collection) {
    return Objects.requireNonNull(SHAPES.get(collection), collection);
  }

  static String collectionOf(String type) {
    return SHAPES.entrySet().stream()
        .filter(each -> each.getValue().type().equals(type))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new FakeRefusal(400, "unknown type " + type));
  }

  /** Refuses what the contract's schema refuses. */
  static void check(String collection, JsonNode body) {
    Shape shape = of(collection);
    body.fieldNames()
        .forEachRemaining(
            member -> refuseUnless(shape.allowed().contains(member), "unknown member " + member));
    shape
        .required()
        .forEach(member -> refuseUnless(body.hasNonNull(member), "missing member " + member));
    String name = body.path("name").asText();
    refuseUnless(
        !name.isEmpty() && name.length() <= 256 && !name.contains("::"), "invalid name " + name);
    int hash = body.path("sourceHash").asText("x").length();
    refuseUnless(hash >= 1 && hash <= 32, "sourceHash is 1 to 32 characters");
    body.path("tasks").forEach(task -> members(task, TASK));
    body.path("columns").forEach(FakeShapes::column);
    body.path("dataModel").path("columns").forEach(FakeShapes::column);
    if (collection.equals("services/pipelineServices")) {
      members(body.path("connection"), words("config"));
      members(
          body.path("connection").path("config"),
          words(
              "type awsConfig messagingServiceName pipelineFilterPattern"
                  + " supportsMetadataExtraction"));
    }
  }

  private static void column(JsonNode column) {
    members(column, COLUMN);
    refuseUnless(column.hasNonNull("dataType"), "a column has a data type");
    refuseUnless(
        !SIZED.contains(column.path("dataType").asText()) || column.has("dataLength"),
        "a column of this type has a length");
    column.path("children").forEach(FakeShapes::column);
  }

  static void members(JsonNode node, Set<String> allowed) {
    node.fieldNames()
        .forEachRemaining(
            member -> refuseUnless(allowed.contains(member), "unknown member " + member));
  }

  static void refuseUnless(boolean condition, String message) {
    if (!condition) {
      throw new FakeRefusal(400, message);
    }
  }

  static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }

  private static void alone(String collection, String type, String required, String allowed) {
    SHAPES.put(collection, new Shape(type, "", "", words(required), words(allowed)));
  }

  private static void entity(
      String collection,
      String type,
      String parent,
      String parentCollection,
      String required,
      String own) {
    Set<String> allowed = new HashSet<>(ENTITY);
    allowed.addAll(words(own));
    SHAPES.put(collection, new Shape(type, parent, parentCollection, words(required), allowed));
  }
}
