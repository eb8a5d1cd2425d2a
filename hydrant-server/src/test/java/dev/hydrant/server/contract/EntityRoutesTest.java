package dev.hydrant.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.server.TestServer;
import dev.hydrant.server.TestServer.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityRoutesTest {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer(folder);
    server.put(
        "services/pipelineServices", "{\"name\":\"prod\",\"serviceType\":\"KinesisFirehose\"}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void tellsEveryFailureWithACodeEqualToTheStatusAndAMessage() {
    assertFailure(server.get("pipelines/name/prod.none"), 404, "prod.none not found");
    assertFailure(server.get("nowhere"), 404, "no such endpoint");
    assertFailure(server.put("pipelines", "{oops"), 400, "not JSON");
    assertFailure(server.put("pipelines", ""), 400, "no body");
    assertFailure(server.put("pipelines", "[]"), 400, "JSON object");
    assertFailure(server.get("pipelines?fields=colour"), 400, "Invalid field name colour");
    assertFailure(server.get("pipelines?limit=-1"), 400, "greater than or equal to 0");
    assertFailure(server.get("pipelines?limit=x"), 400, "integer");
    assertFailure(server.get("pipelines?before=a&after=b"), 400, "Only one of before or after");
    assertFailure(server.get("pipelines?after=%21"), 400, "cursor");
    assertFailure(server.get("pipelines?include=some"), 400, "include");
    assertFailure(server.send("POST", "lineage", "{}"), 405, "");
    pipeline("a");
    assertFailure(server.post("pipelines", body("a")), 409, "Entity already exists");
  }

  @Test
  void readsNamesWithSlashesQuotesPercentSignsAndDots() {
    for (String name : new String[] {"a/b", "a.b/c", "50%", "a b", "ü", "a+b", "a?b#c"}) {
      Reply put = pipeline(name);
      assertThat(put.status()).as(name).isEqualTo(201);
      String fqn = put.json().path("fullyQualifiedName").asText();

      Reply read = server.get("pipelines/name/" + segment(fqn));

      assertThat(read.status()).as(fqn).isEqualTo(200);
      assertThat(read.json().path("name").asText()).isEqualTo(name);
    }
  }

  @Test
  void toleratesAnIncludeThatWasAppendedToTheName() {
    String id = pipeline("a").id();
    server.delete("pipelines/" + id);

    assertThat(server.get("pipelines/name/prod.a").status()).isEqualTo(404);
    assertThat(server.get("pipelines/name/prod.a&include=all").status()).isEqualTo(200);
    assertThat(server.get("pipelines/name/prod.a?include=all").status()).isEqualTo(200);
  }

  @Test
  void leavesHeavyMembersOutUnlessAsked() {
    server.put(
        "pipelines",
        "{\"name\":\"a\",\"service\":\"prod\",\"sourceHash\":\"h\",\"tasks\":[{\"name\":\"t\"}]}");

    JsonNode plain = server.get("pipelines/name/prod.a").json();
    JsonNode some = server.get("pipelines/name/prod.a?fields=tasks,%20service").json();
    JsonNode all = server.get("pipelines/name/prod.a?fields=*").json();

    assertThat(plain.has("tasks") || plain.has("sourceHash")).isFalse();
    assertThat(some.has("tasks")).isTrue();
    assertThat(some.has("sourceHash")).isFalse();
    assertThat(all.path("sourceHash").asText()).isEqualTo("h");
    assertThat(plain.path("href").asText())
        .startsWith("http://127.0.0.1:")
        .contains("/v1/pipelines/");
    assertThat(plain.at("/service/href").asText()).contains("/v1/services/pipelineServices/");
  }

  @Test
  void saysWhatAWriteDid() {
    assertThat(change(pipeline("a"))).isEqualTo("entityCreated");
    assertThat(change(pipeline("a"))).isEqualTo("entityNoChange");
    Reply updated =
        server.put("pipelines", "{\"name\":\"a\",\"service\":\"prod\",\"description\":\"x\"}");
    assertThat(change(updated)).isEqualTo("entityUpdated");
    assertThat(updated.status()).isEqualTo(200);
    assertThat(change(server.delete("pipelines/name/prod.a"))).isEqualTo("entitySoftDeleted");
    assertThat(change(server.put("pipelines/restore", "{\"id\":\"" + updated.id() + "\"}")))
        .isEqualTo("entityRestored");
    assertThat(change(server.delete("pipelines/" + updated.id() + "?hardDelete=true")))
        .isEqualTo("entityDeleted");
  }

  @Test
  void refusesAPatchOfAStateThatIsGone() {
    Reply created = pipeline("a");
    String tag = server.get("pipelines/" + created.id()).header("ETag");
    String patch = "[{\"op\":\"add\",\"path\":\"/description\",\"value\":\"x\"}]";

    Reply first = server.send("PATCH", "pipelines/" + created.id(), patch, "If-Match", tag);
    Reply second =
        server.send("PATCH", "pipelines/" + created.id(), patch.replace("x", "y"), "If-Match", tag);

    assertThat(tag).matches("\"0\\.1-[0-9]+-[0-9a-f]+\"");
    assertThat(first.status()).isEqualTo(200);
    assertFailure(second, 412, "changed since");
  }

  @Test
  void listsVersionsAsTextsOfJson() {
    String id = pipeline("a").id();
    server.put("pipelines", "{\"name\":\"a\",\"service\":\"prod\",\"description\":\"x\"}");

    JsonNode versions = server.get("pipelines/" + id + "/versions").json();

    assertThat(versions.path("entityType").asText()).isEqualTo("pipeline");
    assertThat(versions.path("versions")).hasSize(2);
    assertThat(versions.at("/versions/0").asText()).contains("\"version\":0.2");
    assertThat(server.get("pipelines/" + id + "/versions/0.1").json().has("description")).isFalse();
    assertFailure(server.get("pipelines/" + id + "/versions/0.7"), 404, "version 0.7 not found");
    assertFailure(server.get("pipelines/" + id + "/versions/x"), 400, "version");
  }

  @Test
  void putsManyAtOnce() {
    Reply reply =
        server.put("pipelines/bulk", "[" + body("a") + ",{\"name\":\"b\",\"service\":\"none\"}]");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("status").asText()).isEqualTo("partialSuccess");
    assertThat(reply.json().path("numberOfRowsPassed").asInt()).isEqualTo(1);
    assertThat(reply.json().at("/failedRequest/0/status").asInt()).isEqualTo(404);
    assertThat(reply.json().at("/failedRequest/0/message").asText()).contains("none");
  }

  @Test
  void takesExecutionsUnderANameThatSpansSegments() {
    pipeline("a/b");
    String body = "{\"timestamp\":1700000000000,\"executionStatus\":\"Successful\"}";

    Reply raw = server.put("pipelines/prod.a/b/status", body);
    Reply encoded = server.put("pipelines/prod.a%2Fb/status", body);
    Reply bulk = server.put("pipelines/prod.a/b/status/bulk", "[" + body + "]");

    assertThat(raw.status()).isEqualTo(200);
    assertThat(encoded.status()).isEqualTo(200);
    assertThat(bulk.status()).isEqualTo(200);
    assertThat(raw.json().at("/pipelineStatus/executionStatus").asText()).isEqualTo("Successful");
    assertThat(
            server
                .get("pipelines/prod.a/b/status?startTs=0&endTs=1800000000000")
                .json()
                .path("data"))
        .hasSize(1);
    assertThat(server.delete("pipelines/prod.a/b/status/1700000000000").status()).isEqualTo(200);
  }

  @Test
  void takesUsageAndTestResults() {
    Reply pipeline = pipeline("a");
    Reply usage =
        server.post("usage/pipeline/" + pipeline.id(), "{\"date\":\"2026-01-02\",\"count\":3}");
    assertThat(usage.status()).isEqualTo(201);
    assertThat(server.post("usage/compute.percentile/pipeline/2026-01-02", "").status())
        .isEqualTo(201);
    assertThat(
            server
                .get("pipelines/name/prod.a?fields=usageSummary")
                .json()
                .at("/usageSummary/dailyStats/count")
                .asInt())
        .isEqualTo(3);

    String service = server.get("services/pipelineServices/name/prod").id();
    Reply kept =
        server.put(
            "services/pipelineServices/" + service + "/testConnectionResult",
            "{\"steps\":[{\"name\":\"a\",\"mandatory\":true,\"passed\":true}],\"status\":\"Successful\"}");
    assertThat(kept.json().at("/testConnectionResult/status").asText()).isEqualTo("Successful");
    assertThat(kept.json().path("version").asDouble()).isEqualTo(0.1);
  }

  @Test
  void searchesInTheFormsThatClientsUse() {
    pipeline("orders-to-lake");
    server.put(
        "users", "{\"name\":\"ann\",\"email\":\"ann@example.org\",\"displayName\":\"Ann B\"}");

    assertThat(names("search/query?q=orders&index=all")).containsExactly("prod.orders-to-lake");
    assertThat(names("search/query?q=*&index=pipeline_search_index"))
        .containsExactly("prod.orders-to-lake");
    assertThat(
            names(
                "search/fieldQuery?fieldName=fullyQualifiedName&fieldValue=prod.*&index=pipeline"
                    + "&from=0&size=10&deleted=false"))
        .containsExactly("prod.orders-to-lake");
    assertThat(names("search/query?q=email.keyword:ann@example.org&index=user_search_index"))
        .containsExactly("ann");
    assertThat(
            names(
                "search/query?index=user_search_index&query_filter="
                    + segment(
                        "{\"query\":{\"query_string\":{\"query\":\"Ann AND isBot:false\","
                            + "\"fields\":[\"name\",\"displayName\"]}}}")))
        .containsExactly("ann");
    assertThat(names("search/query?q=nothing&index=all")).isEmpty();
  }

  @Test
  void keepsEverythingAcrossARestart() {
    String id = pipeline("a").id();
    server.close();

    server = new TestServer(folder);

    assertThat(server.get("pipelines/" + id).json().path("name").asText()).isEqualTo("a");
    assertThat(change(pipeline("a"))).isEqualTo("entityNoChange");
  }

  private List<String> names(String path) {
    return server.get(path).json().at("/hits/hits").findValues("_source").stream()
        .map(source -> source.path("fullyQualifiedName").asText())
        .toList();
  }

  private Reply pipeline(String name) {
    return server.put("pipelines", body(name));
  }

  private static String body(String name) {
    return "{\"name\":\"%s\",\"service\":\"prod\"}".formatted(name);
  }

  private static String change(Reply reply) {
    return reply.header("X-OpenMetadata-Change");
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void assertFailure(Reply reply, int status, String words) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.json().path("code").asInt()).isEqualTo(status);
    assertThat(reply.json().path("message").asText()).contains(words);
  }
}
