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

/** What an ingestion calls to keep labels, owners and statuses of pipelines. */
class LabelsOwnersStatusesTest {
  private static final String LABEL =
      "{'tagFQN':'%s','source':'Classification','labelType':'%s','state':'Confirmed'}";

  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer(folder);
    put("services/pipelineServices", "{'name':'prod','serviceType':'KinesisFirehose'}");
    put("classifications", "{'name':'AwsTags','description':'x'}");
    put("classifications", "{'name':'Tier','description':'x'}");
    put("tags", "{'name':'Tier1','classification':'Tier','description':'x'}");
    tag("env=prod");
    tag("app=shop.eu");
    put("pipelines", "{'name':'a.b','service':'prod','tasks':[{'name':'source'}]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Reply put(String path, String body) {
    return server.put(path, body.replace('\'', '"'));
  }

  private Reply tag(String name) {
    return put("tags", "{'name':'" + name + "','classification':'AwsTags','description':'of AWS'}");
  }

  private JsonNode pipeline() {
    return server.get("pipelines/name/" + segment("prod.\"a.b\"") + "?fields=tags,owners").json();
  }

  private Reply patch(String operations) {
    return server.patch(
        "pipelines/" + pipeline().path("id").asText(), operations.replace('\'', '"'));
  }

  private static String label(String fqn, String type) {
    return LABEL.formatted(fqn.replace("\"", "\\'"), type);
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private List<String> labels() {
    return pipeline().path("tags").findValuesAsText("tagFQN");
  }

  @Test
  void namesATagAfterItsClassificationQuotedOnlyWhereItHoldsADot() {
    assertThat(tag("env=prod").json().path("fullyQualifiedName").asText())
        .isEqualTo("AwsTags.env=prod");
    assertThat(tag("app=shop.eu").json().path("fullyQualifiedName").asText())
        .isEqualTo("AwsTags.\"app=shop.eu\"");
    assertThat(tag("empty=").status()).isEqualTo(201);
    assertThat(tag("ключ=значение/1 +@").status()).isEqualTo(201);
  }

  @Test
  void listsTheTagsOfOneClassification() {
    assertThat(server.get("tags?parent=AwsTags&limit=1000").json().path("data"))
        .extracting(tag -> tag.path("fullyQualifiedName").asText())
        .containsExactlyInAnyOrder("AwsTags.env=prod", "AwsTags.\"app=shop.eu\"");
    assertThat(server.get("tags?parent=None").json().path("data")).isEmpty();
  }

  @Test
  void changesLabelsByThePlaceInTheListAndRefusesWhenSomethingElseStandsThere() {
    assertThat(
            patch(
                    "[{'op':'add','path':'/tags','value':["
                        + label("Tier.Tier1", "Manual")
                        + ","
                        + label("AwsTags.env=prod", "Automated")
                        + "]}]")
                .status())
        .isEqualTo(200);
    assertThat(labels()).containsExactly("Tier.Tier1", "AwsTags.env=prod");

    String swap =
        "[{'op':'test','path':'/tags/1/tagFQN','value':'AwsTags.env=prod'},"
            + "{'op':'remove','path':'/tags/1'},{'op':'add','path':'/tags/-','value':"
            + label("AwsTags.\"app=shop.eu\"", "Automated")
            + "}]";
    assertThat(server.patch("pipelines/" + pipeline().path("id").asText(), escaped(swap)).status())
        .isEqualTo(200);
    assertThat(labels()).containsExactly("Tier.Tier1", "AwsTags.\"app=shop.eu\"");
    assertThat(pipeline().at("/tags/1/labelType").asText()).isEqualTo("Automated");

    assertThat(server.patch("pipelines/" + pipeline().path("id").asText(), escaped(swap)).status())
        .isEqualTo(400);
    assertThat(labels()).containsExactly("Tier.Tier1", "AwsTags.\"app=shop.eu\"");
  }

  private static String escaped(String json) {
    return json.replace("\\'", "\u0000").replace('\'', '"').replace("\u0000", "\\\"");
  }

  @Test
  void refusesALabelWhoseTagIsUnknown() {
    assertThat(
            patch(
                    "[{'op':'add','path':'/tags','value':["
                        + label("AwsTags.none", "Automated")
                        + "]}]")
                .status())
        .isEqualTo(404);
  }

  @Test
  void onlyAddsLabelsOnACreateOrUpdateRequest() {
    patch("[{'op':'add','path':'/tags','value':[" + label("Tier.Tier1", "Manual") + "]}]");

    put(
        "pipelines",
        "{'name':'a.b','service':'prod','tags':[" + label("AwsTags.env=prod", "Automated") + "]}");
    put("pipelines", "{'name':'a.b','service':'prod','tags':[]}");

    assertThat(labels()).containsExactly("Tier.Tier1", "AwsTags.env=prod");
  }

  @Test
  void takesUsersAndGroupsAsOwnersAndShowsThemInLists() {
    String user = put("users", "{'name':'ann','email':'ann@example.com'}").id();
    String group = put("teams", "{'name':'data','teamType':'Group'}").id();
    String division = put("teams", "{'name':'all','teamType':'Division'}").id();

    assertThat(owner(user, "user").status()).isEqualTo(200);
    JsonNode listed =
        server.get("pipelines?service=prod&fields=sourceHash,tags,owners").json().at("/data/0");
    assertThat(listed.at("/owners/0/id").asText()).isEqualTo(user);
    assertThat(listed.at("/owners/0/name").asText()).isEqualTo("ann");
    assertThat(owner(group, "team").status()).isEqualTo(200);
    assertThat(owner(division, "team").status()).isEqualTo(400);
    assertThat(owner(user, "team").status()).isEqualTo(404);

    Reply emptied =
        patch(
            "[{'op':'test','path':'/owners/0/id','value':'"
                + group
                + "'},{'op':'add','path':'/owners','value':[]}]");

    assertThat(emptied.status()).isEqualTo(200);
    assertThat(pipeline().path("owners")).isEmpty();
  }

  private Reply owner(String id, String type) {
    return patch(
        "[{'op':'add','path':'/owners','value':[{'id':'" + id + "','type':'" + type + "'}]}]");
  }

  @Test
  void findsPeopleByAddressAndTeamsByTheWordsOfTheirNames() {
    put("users", "{'name':'ann.s','email':'Ann+x@example.com'}");
    put("teams", "{'name':'t1','teamType':'Group','displayName':'Data Platform (EU)'}");
    put("teams", "{'name':'t2','teamType':'Group','displayName':'Data Mesh'}");

    assertThat(
            hits(
                "q=" + segment("email.keyword:\"ann+x@example.com\"") + "&index=user_search_index"))
        .containsExactly("\"ann.s\"");
    assertThat(server.get("users/name/" + segment("\"ann.s\"")).status()).isEqualTo(200);
    String filter =
        "{\"query\":{\"query_string\":{\"query\":\"data platform \\\\(EU\\\\)\","
            + "\"fields\":[\"name\",\"displayName\"],\"default_operator\":\"AND\"}}}";
    assertThat(hits("q=%2A&index=team_search_index&query_filter=" + segment(filter)))
        .containsExactly("t1");
  }

  private List<String> hits(String query) {
    return server
        .get("search/query?" + query)
        .json()
        .at("/hits/hits")
        .findValuesAsText("fullyQualifiedName");
  }

  @Test
  void keepsOneStatusATimeAndListsThoseBetweenTwoTimes() {
    String path = "pipelines/" + segment("prod.\"a.b\"") + "/status";
    StringBuilder many = new StringBuilder("[");
    for (int hour = 0; hour < 30; hour++) {
      many.append(hour == 0 ? "" : ",").append(status(hour, "Successful"));
    }
    assertThat(put(path + "/bulk", many.append("]").toString()).status()).isEqualTo(200);
    assertThat(put(path, status(3, "Failed")).status()).isEqualTo(200);

    JsonNode listed =
        server.get(path + "?startTs=3600000&endTs=" + 29 * 3_600_000L + "&limit=1000").json();

    assertThat(listed.path("data")).hasSize(29);
    assertThat(listed.path("data").findValuesAsText("executionStatus"))
        .filteredOn("Failed"::equals)
        .hasSize(2);
    assertThat(listed.at("/data/28/parameters/current/state").asText()).isEqualTo("HEALTHY");
    assertThat(
            server
                .get("pipelines/name/" + segment("prod.\"a.b\"") + "?fields=pipelineStatus")
                .json()
                .at("/pipelineStatus/timestamp")
                .asLong())
        .isEqualTo(29 * 3_600_000L);
    assertThat(put(path, status(1, "Successful").replace("source", "other")).status())
        .isEqualTo(400);
    assertThat(put(path, status(1, "Running")).status()).isEqualTo(400);
  }

  private static String status(long hour, String word) {
    return "{'timestamp':"
        + hour * 3_600_000
        + ",'executionStatus':'"
        + word
        + "','taskStatus':[{'name':'source','executionStatus':'"
        + word
        + "'}],'parameters':{'recordsIn':12,'freshnessSeconds':1.5,'current':{'state':'HEALTHY'}},"
        + "'error':{'errorType':'X','errorMessage':'y'}}";
  }
}
