package dev.hydrant.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.catalog.entity.Author;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityRef;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.lineage.Explorer;
import dev.hydrant.catalog.lineage.Hop;
import dev.hydrant.catalog.lineage.LineageGraph;
import dev.hydrant.catalog.lineage.LineageRequest;
import dev.hydrant.catalog.search.SearchHits;
import dev.hydrant.catalog.search.SearchRequest;
import dev.hydrant.catalog.search.SearchRequest.Field;
import dev.hydrant.catalog.search.SearchRequest.Pattern;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.lineage.EdgeRole;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lineage and search; every database that Hydrant lives on passes this whole. */
public abstract class LineageStoreContract {
  private static final String CARRIED =
      "{\"source\":\"PipelineLineage\",\"pipeline\":{\"id\":\"%s\",\"type\":\"pipeline\"},"
          + "\"description\":\"%s\"}";

  private Catalog catalog;
  private Fixture fixture;
  private String pipeline;
  private String source;
  private String lake;
  private String errors;

  /** An empty database; whoever makes it closes it. */
  protected abstract Database open();

  @BeforeEach
  void wire() {
    catalog =
        new Catalog(open(), SecretKeySource.ofText("a key for tests only"), Clock.systemUTC());
    fixture = new Fixture(catalog);
    fixture.pipelineService("prod");
    pipeline = fixture.pipeline("prod", "orders-to-lake");
    source = fixture.topic("kinesis", "orders");
    lake = fixture.container("s3", "lake");
    errors = fixture.container("s3", "errors");
  }

  @Test
  void showsAnEdgeFromBothItsEnds() {
    carry(source, lake, "Delivery · orders-to-lake · GZIP");

    LineageGraph fromSource = graph("topic", source, 1, 1);
    LineageGraph fromLake = graph("container", lake, 1, 1);

    assertThat(pairs(fromSource.downstream())).containsExactly(source + ">" + lake);
    assertThat(pairs(fromLake.upstream())).containsExactly(source + ">" + lake);
    assertThat(fromSource.upstream()).isEmpty();
    assertThat(fromSource.nodes().values())
        .extracting(EntityRef::fullyQualifiedName)
        .containsExactly("s3.lake");
  }

  @Test
  void showsAPipelineAsTheNodeBetweenOnItsOwnPage() {
    carry(source, lake, "Delivery · orders-to-lake");
    carry(source, errors, "Error sink · orders-to-lake");

    LineageGraph graph = graph("pipeline", pipeline, 1, 1);

    assertThat(pairs(graph.upstream())).containsExactly(source + ">" + pipeline);
    assertThat(pairs(graph.downstream()))
        .containsExactlyInAnyOrder(pipeline + ">" + lake, pipeline + ">" + errors);
    assertThat(graph.upstream().get(0).edge().roles())
        .containsExactly(EdgeRole.DELIVERY, EdgeRole.ERROR_SINK);
  }

  @Test
  void showsNodeFormEdgesOfAPipelineBesideCarriedOnes() {
    carry(source, lake, "Delivery · orders-to-lake");
    String other = fixture.topic("kinesis", "other");
    edge("topic:" + other, "pipeline:" + pipeline, "Producer · other");
    edge("pipeline:" + pipeline, "container:" + errors, "Error sink · x");

    LineageGraph graph = graph("pipeline", pipeline, 1, 1);

    assertThat(pairs(graph.upstream()))
        .containsExactlyInAnyOrder(source + ">" + pipeline, other + ">" + pipeline);
    assertThat(pairs(graph.downstream()))
        .containsExactlyInAnyOrder(pipeline + ">" + lake, pipeline + ">" + errors);
  }

  @Test
  void walksOnFromAPipelineToWhatFeedsItsSources() {
    String table = fixture.topic("dynamo", "table");
    edge("topic:" + table, "topic:" + source, "Change capture · x");
    carry(source, lake, "Delivery · orders-to-lake");

    assertThat(pairs(graph("pipeline", pipeline, 2, 0).upstream()))
        .containsExactlyInAnyOrder(source + ">" + pipeline, table + ">" + source);
  }

  @Test
  void stopsAtTheDepthThatWasAskedFor() {
    List<String> chain =
        IntStream.range(0, 6).mapToObj(i -> fixture.topic("chain", "t" + i)).toList();
    for (int i = 0; i < 5; i++) {
      edge("topic:" + chain.get(i), "topic:" + chain.get(i + 1), "Delivery · x");
    }

    assertThat(graph("topic", chain.get(0), 0, 3).downstream()).hasSize(3);
    assertThat(graph("topic", chain.get(3), 2, 1).upstream()).hasSize(2);
    assertThat(graph("topic", chain.get(0), 0, 0).nodes()).isEmpty();
  }

  @Test
  void endsOnACycle() {
    String other = fixture.topic("kinesis", "other");
    edge("topic:" + source, "topic:" + other, "Delivery · x");
    edge("topic:" + other, "topic:" + source, "Delivery · x");

    LineageGraph graph = graph("topic", source, 3, 3);

    assertThat(pairs(graph.downstream()))
        .containsExactlyInAnyOrder(source + ">" + other, other + ">" + source);
    assertThat(graph.nodes()).containsOnlyKeys(other);
  }

  @Test
  void cutsAWalkAtTheLimitAndSaysSo() {
    IntStream.range(0, 20)
        .forEach(
            i ->
                edge(
                    "topic:" + source,
                    "container:" + fixture.container("s3", "c" + i),
                    "Delivery · x"));

    LineageGraph cut =
        catalog
            .lineage()
            .graph("topic", EntityKey.id(source), new LineageRequest(1, 1, Set.of(), 10));

    assertThat(cut.complete()).isFalse();
    assertThat(cut.downstream()).hasSizeBetween(10, 11);
  }

  @Test
  void overwritesTheEdgeBetweenAPairAndKeepsWhenItBegan() {
    carry(source, lake, "Delivery · one");
    long created = details(source, lake).path("createdAt").asLong();
    carry(source, lake, "Backup · two");

    JsonNode details = details(source, lake);
    assertThat(details.path("description").asText()).isEqualTo("Backup · two");
    assertThat(details.path("createdAt").asLong()).isEqualTo(created);
    assertThat(graph("topic", source, 0, 1).downstream().get(0).edge().role())
        .isEqualTo(EdgeRole.BACKUP);
  }

  @Test
  void readsRolesFromTheDescriptionAndFiltersByThem() {
    carry(source, lake, "Delivery + Error sink · x");
    carry(source, errors, "Backup · x");

    assertThat(pairs(filtered(EdgeRole.ERROR_SINK))).containsExactly(source + ">" + lake);
    assertThat(pairs(filtered(EdgeRole.BACKUP))).containsExactly(source + ">" + errors);
    assertThat(filtered(EdgeRole.PRODUCER)).isEmpty();
  }

  @Test
  void takesAnEdgeWithoutAKnownRoleForADelivery() {
    edge("topic:" + source, "container:" + lake, "drawn by hand");

    assertThat(graph("topic", source, 0, 1).downstream().get(0).edge().role())
        .isEqualTo(EdgeRole.DELIVERY);
  }

  @Test
  void patchesTheDetailsOfAnEdge() {
    carry(source, lake, "Delivery · one");

    catalog
        .lineage()
        .patch(
            source,
            lake,
            fixture.json("[{\"op\":\"add\",\"path\":\"/description\",\"value\":\"Backup · x\"}]"),
            Author.ADMIN);

    assertThat(details(source, lake).path("description").asText()).isEqualTo("Backup · x");
    assertThat(pairs(filtered(EdgeRole.BACKUP))).containsExactly(source + ">" + lake);
  }

  @Test
  void deletesByOriginOnlyWhatCarriesThePipeline() {
    carry(source, lake, "Delivery · one");
    edge("topic:" + source, "container:" + errors, "drawn by hand");
    edge("topic:" + source, "pipeline:" + pipeline, "Producer · x");

    int deleted = catalog.lineage().deleteBySource("pipeline", pipeline, "PipelineLineage");

    assertThat(deleted).isEqualTo(1);
    assertThat(pairs(graph("topic", source, 0, 1).downstream()))
        .containsExactlyInAnyOrder(source + ">" + errors, source + ">" + pipeline);
  }

  @Test
  void deletesByEndsAndSaysWhenThereIsNothing() {
    carry(source, lake, "Delivery · one");

    catalog.lineage().delete("topic", "kinesis.orders", "container", "s3.lake");

    assertThat(catalog.lineage().details(source, lake)).isEmpty();
    assertFails(ErrorCode.NOT_FOUND, () -> catalog.lineage().delete(source, lake));
  }

  @Test
  void hidesEdgesOfDeletedEndsAndPipelinesUntilTheyAreRestored() {
    carry(source, lake, "Delivery · one");
    delete("pipeline", pipeline);
    assertThat(graph("topic", source, 0, 1).downstream()).isEmpty();
    assertThat(catalog.lineage().details(source, lake)).isEmpty();

    delete("container", lake);
    restore("pipeline", pipeline);
    assertThat(graph("topic", source, 0, 1).downstream()).isEmpty();

    restore("container", lake);
    assertThat(graph("topic", source, 0, 1).downstream()).hasSize(1);
  }

  @Test
  void removesEdgesForGoodWithTheirPipeline() {
    carry(source, lake, "Delivery · one");
    catalog
        .entities()
        .delete(fixture.type("pipeline"), EntityKey.id(pipeline), false, true, Author.ADMIN);

    assertThat(catalog.lineage().details(source, lake)).isEmpty();
  }

  @Test
  void refusesWhatIsNotThere() {
    assertFails(
        ErrorCode.NOT_FOUND,
        () -> edge("topic:" + lake, "container:" + lake, "wrong type of the first end"));
    assertFails(ErrorCode.NOT_FOUND, () -> graph("topic", lake, 1, 1));
    delete("container", errors);
    assertFails(ErrorCode.NOT_FOUND, () -> carry(source, errors, "Delivery · x"));
    assertFails(
        ErrorCode.REQUEST_INVALID,
        () -> fixture.edge("topic:" + source, "container:" + lake, "{\"source\":\"Guess\"}"));
    assertFails(
        ErrorCode.REQUEST_INVALID,
        () -> fixture.edge("topic:" + source, "container:" + lake, "{\"colour\":1}"));
  }

  @Test
  void checksColumnsAgainstBothEnds() {
    fixture.put(
        "topic",
        """
        {"name":"orders","service":"kinesis","partitions":1,"messageSchema":{"schemaType":"JSON",
         "schemaFields":[{"name":"id","dataType":"INT","children":[{"name":"x","dataType":"INT"}]}]}}
        """);
    fixture.put(
        "container",
        """
        {"name":"lake","service":"s3","dataModel":{"columns":[{"name":"id","dataType":"INT"}]}}
        """);

    fixture.edge(
        "topic:" + source, "container:" + lake, columns("kinesis.orders.id.x", "s3.lake.id"));

    assertThat(details(source, lake).at("/columnsLineage/0/toColumn").asText())
        .isEqualTo("s3.lake.id");
    assertFails(
        ErrorCode.REQUEST_INVALID,
        () ->
            fixture.edge(
                "topic:" + source, "container:" + lake, columns("kinesis.orders.y", "s3.lake.id")));
  }

  @Test
  void drawsTheGraphWithDepthsCountsAndBadges() {
    carry(source, lake, "Delivery · orders-to-lake");
    carry(source, errors, "Error sink · orders-to-lake");
    String table = fixture.topic("glue", "table");
    edge("container:" + lake, "topic:" + table, "Described by · location");

    Explorer.View view =
        catalog
            .explorer()
            .view(
                "topic",
                EntityKey.fqn("kinesis.orders"),
                new LineageRequest(1, 1, Set.of(EdgeRole.DELIVERY, EdgeRole.DESCRIBED_BY), 500));

    assertThat(view.depths()).containsOnlyKeys(source, lake).containsEntry(lake, 1);
    assertThat(view.downstreamCounts()).containsEntry(source, 1).containsEntry(lake, 1);
    assertThat(view.upstreamCounts()).containsEntry(lake, 1);
    assertThat(view.briefs().values())
        .extracting(brief -> brief.ref().name())
        .contains("orders-to-lake", "kinesis");
    assertThat(view.truncated()).isFalse();
  }

  @Test
  void drawsAPipelineWithBothItsSidesInOneHopHoweverTheEdgeIsStored() {
    edge("topic:" + source, "pipeline:" + pipeline, "Delivery · orders-to-lake");
    edge("pipeline:" + pipeline, "container:" + lake, "Delivery · orders-to-lake");

    Explorer.View down =
        catalog
            .explorer()
            .view(
                "topic", EntityKey.fqn("kinesis.orders"), new LineageRequest(0, 1, Set.of(), 500));
    Explorer.View up =
        catalog
            .explorer()
            .view("container", EntityKey.fqn("s3.lake"), new LineageRequest(1, 0, Set.of(), 500));

    assertThat(down.depths()).containsEntry(pipeline, 1).containsEntry(lake, 1);
    assertThat(up.depths()).containsEntry(pipeline, -1).containsEntry(source, -1);
    assertThat(up.truncated()).isFalse();
  }

  @Test
  void drawsNoMoreNodesThanAllowed() {
    IntStream.range(0, 20)
        .forEach(
            i ->
                edge(
                    "topic:" + source,
                    "container:" + fixture.container("s3", "c" + i),
                    "Delivery · x"));

    Explorer.View view =
        catalog
            .explorer()
            .view("topic", EntityKey.fqn("kinesis.orders"), new LineageRequest(1, 1, Set.of(), 5));

    assertThat(view.depths()).hasSize(5);
    assertThat(view.edges()).hasSize(4);
    assertThat(view.truncated()).isTrue();
    assertThat(view.downstreamCounts()).containsEntry(source, 20);
  }

  @Test
  void findsByBeginningsOfWords() {
    assertThat(found("ord")).containsExactly("kinesis.orders", "prod.orders-to-lake");
    assertThat(found("orders", "lak")).containsExactly("prod.orders-to-lake");
    assertThat(found("nothing")).isEmpty();
    assertThat(found("it's", "\"quoted\"")).isEmpty();
  }

  @Test
  void findsWhatWasRenamedUnderItsNewWordsOnly() {
    fixture.put(
        "pipeline",
        "{\"name\":\"orders-to-lake\",\"service\":\"prod\",\"description\":\"Bestellungen\"}");
    assertThat(found("bestell")).containsExactly("prod.orders-to-lake");

    fixture.put(
        "pipeline",
        "{\"name\":\"orders-to-lake\",\"service\":\"prod\",\"description\":\"Aufträge\"}");
    assertThat(found("bestell")).isEmpty();
    assertThat(found("aufträge")).containsExactly("prod.orders-to-lake");
  }

  @Test
  void findsByPatternWhateverTheCase() {
    assertThat(pattern(Field.FULLY_QUALIFIED_NAME, "*.ORDERS")).containsExactly("kinesis.orders");
    assertThat(pattern(Field.FULLY_QUALIFIED_NAME, "prod.orders?to?lake"))
        .containsExactly("prod.orders-to-lake");
    assertThat(pattern(Field.FULLY_QUALIFIED_NAME, "prod.orders_to_lake")).isEmpty();
    assertThat(pattern(Field.NAME, "lake")).containsExactly("s3.lake");
  }

  @Test
  void findsPeopleByAddress() {
    fixture.put("user", "{\"name\":\"ann\",\"email\":\"Ann.B@example.org\"}");

    assertThat(pattern(Field.EMAIL, "ann.b@example.org")).containsExactly("ann");
  }

  @Test
  void doesNotFindWhatIsDeleted() {
    delete("pipeline", pipeline);

    assertThat(found("orders")).containsExactly("kinesis.orders");
  }

  @Test
  void pagesWhatItFinds() {
    SearchRequest request =
        new SearchRequest(List.of(), List.of(), List.of(), false, 0, 2, Optional.of("prod"));

    SearchHits hits = catalog.search().search(request);

    assertThat(hits.hits()).hasSize(2);
    assertThat(hits.total()).isGreaterThan(5);
    assertThat(hits.hits().get(0).document().path("fullyQualifiedName").asText())
        .isEqualTo("prod.orders-to-lake");
  }

  private List<String> found(String... words) {
    List<String> types = List.of("topic", "pipeline");
    return names(
        new SearchRequest(types, List.of(words), List.of(), false, 0, 100, Optional.empty()));
  }

  private List<String> pattern(Field field, String text) {
    return names(
        new SearchRequest(
            List.of(),
            List.of(),
            List.of(new Pattern(field, text)),
            false,
            0,
            100,
            Optional.empty()));
  }

  private List<String> names(SearchRequest request) {
    return catalog.search().search(request).hits().stream()
        .map(hit -> hit.document().path("fullyQualifiedName").asText())
        .toList();
  }

  private List<Hop> filtered(EdgeRole role) {
    return catalog
        .lineage()
        .graph("topic", EntityKey.id(source), new LineageRequest(1, 1, Set.of(role), 100))
        .downstream();
  }

  private LineageGraph graph(String type, String id, int up, int down) {
    return catalog
        .lineage()
        .graph(type, EntityKey.id(id), new LineageRequest(up, down, Set.of(), 1000));
  }

  private JsonNode details(String from, String to) {
    return catalog.lineage().details(from, to).orElseThrow();
  }

  private void carry(String from, String to, String description) {
    fixture.edge("topic:" + from, "container:" + to, CARRIED.formatted(pipeline, description));
  }

  private void edge(String from, String to, String description) {
    fixture.edge(from, to, "{\"description\":\"" + description + "\"}");
  }

  private static String columns(String from, String to) {
    return "{\"columnsLineage\":[{\"fromColumns\":[\"%s\"],\"toColumn\":\"%s\"}]}"
        .formatted(from, to);
  }

  private void delete(String type, String id) {
    catalog.entities().delete(fixture.type(type), EntityKey.id(id), false, false, Author.ADMIN);
  }

  private void restore(String type, String id) {
    catalog.entities().restore(fixture.type(type), id, Author.ADMIN);
  }

  private static List<String> pairs(List<Hop> hops) {
    return hops.stream().map(hop -> hop.fromId() + ">" + hop.toId()).toList();
  }

  private static void assertFails(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            HydrantException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }
}
