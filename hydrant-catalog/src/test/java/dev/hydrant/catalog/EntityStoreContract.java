package dev.hydrant.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.entity.Author;
import dev.hydrant.catalog.entity.BulkItem;
import dev.hydrant.catalog.entity.EntityChange;
import dev.hydrant.catalog.entity.EntityChange.Kind;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityPage;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.catalog.entity.ListRequest;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entities; every database that Hydrant lives on passes this whole. */
public abstract class EntityStoreContract {
  private static final String SERVICE =
      """
      {"name":"prod","serviceType":"KinesisFirehose","connection":{"config":{
        "type":"KinesisFirehose","awsConfig":{"awsRegion":"eu-west-1","awsAccessKeyId":"AKIA",
        "awsSecretAccessKey":"%s"}}}}
      """;

  private Database database;
  private Catalog catalog;
  private Fixture fixture;

  /** An empty database; whoever makes it closes it. */
  protected abstract Database open();

  @BeforeEach
  void wire() {
    database = open();
    catalog =
        new Catalog(database, SecretKeySource.ofText("a key for tests only"), Clock.systemUTC());
    fixture = new Fixture(catalog);
    fixture.pipelineService("prod");
  }

  @Test
  void createsOnceAndThenChangesByName() {
    EntityChange first = fixture.put("pipeline", pipeline("a", "One"));
    EntityChange same = fixture.put("pipeline", pipeline("a", "One"));
    EntityChange changed = fixture.put("pipeline", pipeline("a", "Two"));

    assertThat(List.of(first.kind(), same.kind(), changed.kind()))
        .containsExactly(Kind.CREATED, Kind.NO_CHANGE, Kind.UPDATED);
    assertThat(same.entity().path("version").asDouble()).isEqualTo(0.1);
    assertThat(changed.entity().path("version").asDouble()).isEqualTo(0.2);
    assertThat(fixture.id(changed)).isEqualTo(fixture.id(first));
    assertThat(changed.entity().at("/changeDescription/fieldsUpdated/0/name").asText())
        .isEqualTo("description");
    assertThat(changed.entity().at("/changeDescription/previousVersion").asDouble()).isEqualTo(0.1);
  }

  @Test
  void refusesToCreateWhatExists() {
    JsonNode body = fixture.json(pipeline("a", "One"));
    catalog.entities().create(fixture.type("pipeline"), body, Author.ADMIN);

    assertFails(
        ErrorCode.ALREADY_EXISTS,
        "Entity already exists",
        () -> catalog.entities().create(fixture.type("pipeline"), body, Author.ADMIN));
  }

  @Test
  void keepsEarlierStatesNewestFirst() {
    String id = fixture.id(fixture.put("pipeline", pipeline("a", "One")));
    fixture.put("pipeline", pipeline("a", "Two"));
    fixture.put("pipeline", pipeline("a", "Three"));

    List<ObjectNode> versions = catalog.entities().versions().all(fixture.type("pipeline"), id);

    assertThat(versions)
        .extracting(v -> v.path("description").asText())
        .containsExactly("Three", "Two", "One");
    assertThat(
            catalog
                .entities()
                .versions()
                .one(fixture.type("pipeline"), id, 2)
                .path("description")
                .asText())
        .isEqualTo("Two");
  }

  @Test
  void keepsAHundredEarlierStates() {
    String id = fixture.id(fixture.put("pipeline", pipeline("a", "0")));
    IntStream.rangeClosed(1, 105)
        .forEach(i -> fixture.put("pipeline", pipeline("a", Integer.toString(i))));

    List<ObjectNode> versions = catalog.entities().versions().all(fixture.type("pipeline"), id);

    assertThat(versions).hasSize(101);
    assertThat(versions.get(100).path("description").asText()).isEqualTo("5");
  }

  @Test
  void joinsLabelsAndKeepsOwnersExtensionAndConnectionWhenARequestIsSilentAboutThem() {
    tag("Tier", "One");
    tag("Tier", "Two");
    String owner = fixture.id(fixture.put("user", "{\"name\":\"ann\",\"email\":\"ann@ex.org\"}"));
    fixture.put(
        "pipeline",
        """
        {"name":"a","service":"prod","owners":[{"id":"%s","type":"user"}],"concurrency":3,
         "extension":{"firehose":{"x":1}},"tags":[{"tagFQN":"Tier.One"}]}
        """
            .formatted(owner));

    fixture.put(
        "pipeline",
        "{\"name\":\"a\",\"service\":\"prod\",\"owners\":null,\"tags\":[{\"tagFQN\":\"Tier.Two\"}]}");

    ObjectNode shown = fixture.show("pipeline", "prod.a");
    assertThat(shown.at("/owners/0/name").asText()).isEqualTo("ann");
    assertThat(shown.findValuesAsText("tagFQN")).containsExactly("Tier.One", "Tier.Two");
    assertThat(shown.at("/tags/1/labelType").asText()).isEqualTo("Manual");
    assertThat(shown.at("/extension/firehose/x").asInt()).isEqualTo(1);
    assertThat(shown.has("concurrency")).isFalse();
  }

  @Test
  void keepsTheDescriptionThatPeopleWroteWhenABotPuts() {
    fixture.put("pipeline", pipeline("a", "By hand"));

    catalog
        .entities()
        .put(
            fixture.type("pipeline"),
            fixture.json(pipeline("a", "By a bot")),
            new Author("ingestion-bot", true));

    assertThat(fixture.show("pipeline", "prod.a").path("description").asText())
        .isEqualTo("By hand");
  }

  @Test
  void replacesTasksByTheRequestAndQualifiesTheirNames() {
    fixture.put(
        "pipeline",
        "{\"name\":\"a.b\",\"service\":\"prod\",\"tasks\":[{\"name\":\"one\"},{\"name\":\"two.x\"}]}");
    EntityChange change =
        fixture.put(
            "pipeline", "{\"name\":\"a.b\",\"service\":\"prod\",\"tasks\":[{\"name\":\"two.x\"}]}");

    assertThat(change.entity().path("tasks")).hasSize(1);
    assertThat(change.entity().at("/tasks/0/fullyQualifiedName").asText())
        .isEqualTo("prod.\"a.b\".\"two.x\"");
    assertThat(change.entity().at("/changeDescription/fieldsDeleted/0/name").asText())
        .isEqualTo("tasks");
  }

  @Test
  void countsARemovedColumnAsABreakingChange() {
    table("[{\"name\":\"id\",\"dataType\":\"INT\"},{\"name\":\"x\",\"dataType\":\"STRING\"}]");
    EntityChange added =
        table(
            "[{\"name\":\"id\",\"dataType\":\"INT\"},{\"name\":\"x\",\"dataType\":\"STRING\"},"
                + "{\"name\":\"y\",\"dataType\":\"STRING\"}]");
    EntityChange removed = table("[{\"name\":\"id\",\"dataType\":\"INT\"}]");
    EntityChange retyped = table("[{\"name\":\"id\",\"dataType\":\"BIGINT\"}]");

    assertThat(List.of(added, removed, retyped))
        .extracting(change -> change.entity().path("version").asDouble())
        .containsExactly(0.2, 1.2, 2.2);
  }

  @Test
  void givesATableItsSchemaDatabaseAndService() {
    table("[]");

    ObjectNode shown = fixture.show("table", "dyn.default.default.orders");

    assertThat(shown.at("/databaseSchema/fullyQualifiedName").asText())
        .isEqualTo("dyn.default.default");
    assertThat(shown.at("/database/fullyQualifiedName").asText()).isEqualTo("dyn.default");
    assertThat(shown.at("/service/type").asText()).isEqualTo("databaseService");
    assertThat(shown.path("serviceType").asText()).isEqualTo("DynamoDB");
    assertThat(shown.path("columns").isArray()).isTrue();
  }

  @Test
  void takesMembersThatTheContractsEntityHasNoRoomForWithoutShowingThem() {
    EntityChange change =
        fixture.put(
            "pipelineService",
            "{\"name\":\"other\",\"serviceType\":\"Airflow\",\"scheduleInterval\":\"@daily\"}");

    assertThat(change.entity().has("scheduleInterval")).isFalse();
  }

  @Test
  void namesAContainerInAContainerAndListsIt() {
    String bucket = fixture.container("aws-s3", "lake.example");
    fixture.put(
        "container",
        """
        {"name":"a/b","service":"aws-s3","parent":{"id":"%s","type":"container"},
         "prefix":"/a/b","fullPath":"s3://lake.example/a/b"}
        """
            .formatted(bucket));

    assertThat(fixture.show("container", "aws-s3.\"lake.example\".a/b").at("/parent/id").asText())
        .isEqualTo(bucket);
    assertThat(fixture.show("container", "aws-s3.\"lake.example\"").at("/children/0/name").asText())
        .isEqualTo("a/b");
  }

  @Test
  void saysWhatIsWrongWithARequest() {
    assertFails(
        ErrorCode.REQUEST_INVALID,
        "\"colour\"",
        () -> fixture.put("pipeline", "{\"name\":\"a\",\"service\":\"prod\",\"colour\":1}"));
    assertFails(
        ErrorCode.REQUEST_INVALID,
        "[service must not be null]",
        () -> fixture.put("pipeline", "{\"name\":\"a\"}"));
    assertFails(
        ErrorCode.REQUEST_INVALID,
        "state must be one of Active, Inactive",
        () -> fixture.put("pipeline", "{\"name\":\"a\",\"service\":\"prod\",\"state\":\"On\"}"));
    assertFails(
        ErrorCode.REQUEST_INVALID,
        "::",
        () -> fixture.put("pipeline", "{\"name\":\"a::b\",\"service\":\"prod\"}"));
    assertFails(
        ErrorCode.REQUEST_INVALID,
        "1 to 256",
        () -> fixture.put("pipeline", pipeline("x".repeat(257), "")));
    assertFails(
        ErrorCode.REQUEST_INVALID,
        "1 to 32",
        () ->
            fixture.put(
                "pipeline",
                "{\"name\":\"a\",\"service\":\"prod\",\"sourceHash\":\"%s\"}"
                    .formatted("h".repeat(33))));
    assertFails(
        ErrorCode.REQUEST_INVALID,
        "tasks[0].when",
        () ->
            fixture.put(
                "pipeline",
                "{\"name\":\"a\",\"service\":\"prod\",\"tasks\":[{\"name\":\"t\",\"when\":1}]}"));
  }

  @Test
  void namesWhatARequestRefersToAndIsNotThere() {
    assertFails(
        ErrorCode.NOT_FOUND,
        "pipelineService instance for nowhere not found",
        () -> fixture.put("pipeline", "{\"name\":\"a\",\"service\":\"nowhere\"}"));
    assertFails(
        ErrorCode.NOT_FOUND,
        "tag instance for Tier.None not found",
        () ->
            fixture.put(
                "pipeline",
                "{\"name\":\"a\",\"service\":\"prod\",\"tags\":[{\"tagFQN\":\"Tier.None\"}]}"));
    assertFails(
        ErrorCode.NOT_FOUND,
        "domain instance for Sales not found",
        () ->
            fixture.put(
                "pipeline", "{\"name\":\"a\",\"service\":\"prod\",\"domains\":[\"Sales\"]}"));
    String group = team("group", "Group");
    String department = team("department", "Department");
    fixture.put("pipeline", owned(group));
    assertFails(
        ErrorCode.REQUEST_INVALID,
        "other than Group",
        () -> fixture.put("pipeline", owned(department)));
  }

  @Test
  void patchesWhatMayBePatchedAndPutsTheRestBack() {
    String id = fixture.id(fixture.put("pipeline", pipeline("a", "One")));

    EntityChange change =
        fixture.patch(
            "pipeline",
            id,
            """
            [{"op":"replace","path":"/description","value":"Two"},
             {"op":"replace","path":"/name","value":"b"},
             {"op":"add","path":"/version","value":9},
             {"op":"add","path":"/sourceHash","value":"abc"},
             {"op":"add","path":"/tasks","value":[{"name":"t"}]}]
            """);

    assertThat(change.entity().path("description").asText()).isEqualTo("Two");
    assertThat(change.entity().path("name").asText()).isEqualTo("a");
    assertThat(change.entity().path("version").asDouble()).isEqualTo(0.2);
    assertThat(change.entity().path("sourceHash").asText()).isEqualTo("abc");
    assertThat(change.entity().at("/tasks/0/fullyQualifiedName").asText()).isEqualTo("prod.a.t");
    assertThat(change.entity().path("service").has("name")).isFalse();
  }

  @Test
  void removesLabelsAndOwnersByPatchOnly() {
    tag("Tier", "One");
    String id =
        fixture.id(
            fixture.put(
                "pipeline",
                "{\"name\":\"a\",\"service\":\"prod\",\"tags\":[{\"tagFQN\":\"Tier.One\"}]}"));

    fixture.patch("pipeline", id, "[{\"op\":\"remove\",\"path\":\"/tags/0\"}]");

    assertThat(fixture.show("pipeline", "prod.a").path("tags")).isEmpty();
  }

  @Test
  void refusesPatchesThatCannotBeMeant() {
    String id = fixture.id(fixture.put("pipeline", pipeline("a", "One")));

    assertFails(
        ErrorCode.REQUEST_INVALID,
        "pipeline attribute deleted can't be modified",
        () ->
            fixture.patch(
                "pipeline", id, "[{\"op\":\"add\",\"path\":\"/deleted\",\"value\":true}]"));
    assertFails(
        ErrorCode.REQUEST_INVALID,
        "cannot be applied",
        () ->
            fixture.patch(
                "pipeline", id, "[{\"op\":\"test\",\"path\":\"/name\",\"value\":\"b\"}]"));
    assertFails(
        ErrorCode.REQUEST_INVALID,
        "colour",
        () -> fixture.patch("pipeline", id, "[{\"op\":\"add\",\"path\":\"/colour\",\"value\":1}]"));
    assertFails(
        ErrorCode.VERSION_STALE,
        "changed since",
        () ->
            catalog
                .entities()
                .patch(
                    fixture.type("pipeline"),
                    EntityKey.id(id),
                    fixture.json("[{\"op\":\"add\",\"path\":\"/description\",\"value\":\"x\"}]"),
                    Optional.of(7),
                    Author.ADMIN));
  }

  @Test
  void pagesForwardAndBackwardByName() {
    IntStream.rangeClosed(1, 7).forEach(i -> fixture.pipeline("prod", "p" + i));

    EntityPage first = page(3, Optional.empty(), Optional.empty());
    EntityPage second = page(3, Optional.empty(), first.after());
    EntityPage third = page(3, Optional.empty(), second.after());
    EntityPage back = page(3, third.before(), Optional.empty());

    assertThat(names(first)).containsExactly("p1", "p2", "p3");
    assertThat(names(second)).containsExactly("p4", "p5", "p6");
    assertThat(names(third)).containsExactly("p7");
    assertThat(names(back)).containsExactly("p4", "p5", "p6");
    assertThat(first.before()).isEmpty();
    assertThat(third.after()).isEmpty();
    assertThat(first.total()).isEqualTo(7);
    assertThat(page(0, Optional.empty(), Optional.empty()).total()).isEqualTo(7);
    assertThat(first.after().orElseThrow()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void narrowsListsByServiceAndState() {
    fixture.pipelineService("other");
    fixture.pipeline("prod", "a");
    fixture.pipeline("other", "b");
    String gone = fixture.pipeline("other", "c");
    delete("pipeline", gone, false, false);

    assertThat(listed("pipeline", Include.NON_DELETED, Map.of("service", "other")))
        .containsExactly("b");
    assertThat(listed("pipeline", Include.DELETED, Map.of())).containsExactly("c");
    assertThat(listed("pipeline", Include.ALL, Map.of())).containsExactly("a", "b", "c");
    assertThat(listed("pipeline", Include.ALL, Map.of("service", "none"))).isEmpty();
  }

  @Test
  void narrowsTablesByDatabaseAndSchema() {
    table("[]");

    assertThat(listed("table", Include.ALL, Map.of("database", "dyn.default")))
        .containsExactly("orders");
    assertThat(listed("table", Include.ALL, Map.of("databaseSchema", "dyn.default.default")))
        .containsExactly("orders");
    assertThat(listed("databaseSchema", Include.ALL, Map.of("database", "dyn.default")))
        .containsExactly("default");
  }

  @Test
  void softDeletesWithWhatIsInsideAndRestoresIt() {
    String service = fixture.pipelineService("prod");
    fixture.pipeline("prod", "a");

    assertFails(
        ErrorCode.NOT_EMPTY,
        "pipelineService is not empty",
        () -> delete("pipelineService", service, false, false));
    EntityChange deleted = delete("pipelineService", service, true, false);

    assertThat(deleted.kind()).isEqualTo(Kind.SOFT_DELETED);
    assertThat(deleted.entity().path("version").asDouble()).isEqualTo(0.2);
    assertThat(find("pipeline", "prod.a", Include.NON_DELETED)).isEmpty();
    assertThat(find("pipeline", "prod.a", Include.DELETED)).isPresent();

    catalog.entities().restore(fixture.type("pipelineService"), service, Author.ADMIN);
    assertThat(find("pipeline", "prod.a", Include.NON_DELETED)).isPresent();
  }

  @Test
  void restoresWhatIsPutAgainWithWhatIsInside() {
    String service = fixture.pipelineService("prod");
    fixture.pipeline("prod", "a");
    delete("pipelineService", service, true, false);

    fixture.pipelineService("prod");

    assertThat(fixture.show("pipelineService", "prod").path("id").asText()).isEqualTo(service);
    assertThat(find("pipeline", "prod.a", Include.NON_DELETED)).isPresent();
  }

  @Test
  void hardDeletesEverythingThatBelongsToAnEntity() {
    String service = fixture.pipelineService("prod");
    String pipeline = fixture.id(fixture.put("pipeline", pipeline("a", "One")));
    fixture.put("pipeline", pipeline("a", "Two"));
    String topic = fixture.topic("k", "orders");
    fixture.edge("topic:" + topic, "pipeline:" + pipeline, "{}");

    delete("pipelineService", service, true, true);

    assertThat(find("pipeline", "prod.a", Include.ALL)).isEmpty();
    assertThat(count("select count(*) from entity_version where entity_id = '" + pipeline + "'"))
        .isZero();
    assertThat(count("select count(*) from lineage_edge")).isZero();
    assertThat(count("select count(*) from entity_text_row where entity_id = '" + pipeline + "'"))
        .isZero();
    assertThat(fixture.pipelineService("prod")).isNotEqualTo(service);
  }

  @Test
  void sealsPasswordsAtRestAndMasksThem() {
    fixture.put("pipelineService", SERVICE.formatted("hush-hush"));

    assertThat(stored("prod")).doesNotContain("hush-hush").contains("sealed:1:");
    assertThat(secretShown()).isEqualTo("*********");
    assertThat(secretRevealed()).isEqualTo("hush-hush");
  }

  @Test
  void keepsAPasswordWhoseMaskComesBack() {
    fixture.put("pipelineService", SERVICE.formatted("hush-hush"));
    String before = stored("prod");

    EntityChange masked = fixture.put("pipelineService", SERVICE.formatted("*********"));
    EntityChange same = fixture.put("pipelineService", SERVICE.formatted("hush-hush"));

    assertThat(List.of(masked.kind(), same.kind())).containsOnly(Kind.NO_CHANGE);
    assertThat(stored("prod")).isEqualTo(before);
    EntityChange changed = fixture.put("pipelineService", SERVICE.formatted("another"));
    assertThat(secretRevealed()).isEqualTo("another");
    assertThat(changed.entity().path("changeDescription").toString())
        .contains("old-encrypted-value")
        .doesNotContain("another");
  }

  @Test
  void keepsAPasswordThroughAPatchBesideIt() {
    String id = fixture.id(fixture.put("pipelineService", SERVICE.formatted("hush-hush")));

    fixture.patch(
        "pipelineService",
        id,
        """
        [{"op":"replace","path":"/connection/config/awsConfig/awsRegion","value":"us-east-1"}]
        """);

    assertThat(secretRevealed()).isEqualTo("hush-hush");
    assertThat(
            fixture
                .show("pipelineService", "prod")
                .at("/connection/config/awsConfig/awsRegion")
                .asText())
        .isEqualTo("us-east-1");
  }

  @Test
  void leavesReferencesToSecretStoresReadable() {
    fixture.put("pipelineService", SERVICE.formatted("secret:/aws/prod"));

    assertThat(secretShown()).isEqualTo("secret:/aws/prod");
  }

  @Test
  void refusesAMaskWithoutAPasswordBehindIt() {
    assertFails(
        ErrorCode.REQUEST_INVALID,
        "awsSecretAccessKey",
        () -> fixture.put("pipelineService", SERVICE.formatted("*********")));
  }

  @Test
  void takesTheStoredPasswordForATestOfTheServicesOwnConnection() {
    fixture.put("pipelineService", SERVICE.formatted("hush-hush"));
    JsonNode connection = fixture.show("pipelineService", "prod").path("connection");

    fixture.put(
        "workflow",
        """
        {"name":"test","workflowType":"TEST_CONNECTION","request":{"connection":%s,
          "serviceType":"Pipeline","connectionType":"KinesisFirehose","serviceName":"prod"}}
        """
            .formatted(connection));

    assertThat(
            catalog
                .entities()
                .reveal(fixture.type("workflow"), EntityKey.fqn("test"))
                .at("/request/connection/config/awsConfig/awsSecretAccessKey")
                .asText())
        .isEqualTo("hush-hush");
  }

  @Test
  void tellsNothingOfPasswordsWhenARequestChanges() {
    String test =
        """
        {"name":"test","workflowType":"TEST_CONNECTION","request":{"connection":{"config":{
          "awsConfig":{"awsSecretAccessKey":"%s"}}},"connectionType":"KinesisFirehose"}}
        """;
    fixture.put("workflow", test.formatted("hush-hush"));

    EntityChange change = fixture.put("workflow", test.formatted("another"));

    assertThat(change.entity().path("changeDescription").toString())
        .contains("encrypted-value")
        .doesNotContain("hush-hush", "another", "sealed:");
  }

  @Test
  void putsManyAndTellsWhichFailed() {
    List<JsonNode> bodies = new ArrayList<>();
    IntStream.range(0, 450).forEach(i -> bodies.add(fixture.json(pipeline("p" + i, "x"))));
    bodies.set(300, fixture.json("{\"name\":\"bad\",\"service\":\"nowhere\"}"));
    bodies.set(301, fixture.json(pipeline("p0", "again")));

    List<BulkItem> items =
        catalog.entities().putAll(fixture.type("pipeline"), bodies, Author.ADMIN);

    assertThat(items).hasSize(450);
    assertThat(items.get(300).failure()).isPresent();
    assertThat(items.stream().filter(item -> item.change().isPresent()).count()).isEqualTo(449);
    assertThat(fixture.show("pipeline", "prod.p0").path("description").asText()).isEqualTo("again");
  }

  @Test
  void survivesManyWritersOfOneEntity() throws Exception {
    int writers = 6;
    ExecutorService pool = Executors.newFixedThreadPool(writers);
    List<Callable<EntityChange>> calls = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      String text = "by " + i;
      calls.add(() -> fixture.put("pipeline", pipeline("shared", text)));
    }

    List<Future<EntityChange>> done = pool.invokeAll(calls);
    pool.shutdown();

    List<Kind> kinds = new ArrayList<>();
    for (Future<EntityChange> change : done) {
      kinds.add(change.get().kind());
    }
    assertThat(kinds).containsOnlyOnce(Kind.CREATED);
    assertThat(fixture.show("pipeline", "prod.shared").path("version").asDouble()).isEqualTo(0.6);
  }

  @Test
  void keepsExecutionsByTimeAndShowsTheNewest() {
    fixture.put("pipeline", "{\"name\":\"a\",\"service\":\"prod\",\"tasks\":[{\"name\":\"t\"}]}");
    catalog
        .pipelineStatuses()
        .put("prod.a", List.of(status(2000, "Successful", "t"), status(1000, "Failed", "t")));

    assertThat(catalog.pipelineStatuses().list("prod.a", 0, 1500)).hasSize(1);
    assertThat(fixture.show("pipeline", "prod.a").at("/pipelineStatus/timestamp").asLong())
        .isEqualTo(2000);
    assertThat(fixture.show("pipeline", "prod.a").path("version").asDouble()).isEqualTo(0.1);
    assertFails(
        ErrorCode.REQUEST_INVALID,
        "Invalid task name x",
        () -> catalog.pipelineStatuses().put("prod.a", List.of(status(1, "Failed", "x"))));
  }

  private JsonNode status(long at, String state, String task) {
    return fixture.json(
        """
        {"timestamp":%d,"executionStatus":"%s",
         "taskStatus":[{"name":"%s","executionStatus":"%s"}]}
        """
            .formatted(at, state, task, state));
  }

  private static String pipeline(String name, String description) {
    return "{\"name\":\"%s\",\"service\":\"prod\",\"description\":\"%s\"}"
        .formatted(name, description);
  }

  private static String owned(String team) {
    return "{\"name\":\"a\",\"service\":\"prod\",\"owners\":[{\"id\":\"%s\",\"type\":\"team\"}]}"
        .formatted(team);
  }

  private String team(String name, String kind) {
    return fixture.id(
        fixture.put("team", "{\"name\":\"%s\",\"teamType\":\"%s\"}".formatted(name, kind)));
  }

  private void tag(String classification, String name) {
    fixture.put(
        "classification", "{\"name\":\"%s\",\"description\":\"x\"}".formatted(classification));
    fixture.put(
        "tag",
        "{\"name\":\"%s\",\"classification\":\"%s\",\"description\":\"x\"}"
            .formatted(name, classification));
  }

  private EntityChange table(String columns) {
    fixture.put("databaseService", "{\"name\":\"dyn\",\"serviceType\":\"DynamoDB\"}");
    fixture.put("database", "{\"name\":\"default\",\"service\":\"dyn\"}");
    fixture.put("databaseSchema", "{\"name\":\"default\",\"database\":\"dyn.default\"}");
    return fixture.put(
        "table",
        "{\"name\":\"orders\",\"databaseSchema\":\"dyn.default.default\",\"columns\":%s}"
            .formatted(columns));
  }

  private EntityChange delete(String type, String id, boolean recursive, boolean hard) {
    return catalog
        .entities()
        .delete(fixture.type(type), EntityKey.id(id), recursive, hard, Author.ADMIN);
  }

  private Optional<ObjectNode> find(String type, String fqn, Include include) {
    return catalog.entities().find(fixture.type(type), EntityKey.fqn(fqn), include);
  }

  private EntityPage page(int limit, Optional<String> before, Optional<String> after) {
    return catalog
        .entities()
        .list(
            fixture.type("pipeline"),
            new ListRequest(Include.NON_DELETED, Map.of(), limit, before, after));
  }

  private List<String> listed(String type, Include include, Map<String, String> filters) {
    return names(
        catalog
            .entities()
            .list(
                fixture.type(type),
                new ListRequest(include, filters, 100, Optional.empty(), Optional.empty())));
  }

  private static List<String> names(EntityPage page) {
    return page.documents().stream().map(document -> document.path("name").asText()).toList();
  }

  private String stored(String fqn) {
    return catalog
        .entities()
        .get(fixture.type("pipelineService"), EntityKey.fqn(fqn), Include.ALL)
        .toString();
  }

  private String secretShown() {
    return secret(fixture.show("pipelineService", "prod"));
  }

  private String secretRevealed() {
    return secret(
        catalog.entities().reveal(fixture.type("pipelineService"), EntityKey.fqn("prod")));
  }

  private static String secret(JsonNode service) {
    return service.at("/connection/config/awsConfig/awsSecretAccessKey").asText();
  }

  private int count(String sql) {
    return database.read(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  private static void assertFails(ErrorCode code, String words, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            HydrantException.class, failure -> assertThat(failure.code()).isEqualTo(code))
        .hasMessageContaining(words);
  }
}
