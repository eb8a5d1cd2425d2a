package dev.hydrant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.DatabaseEngine;
import dev.hydrant.model.asset.DatabaseTable;
import dev.hydrant.model.asset.HttpEndpoint;
import dev.hydrant.model.asset.KafkaTopic;
import dev.hydrant.model.asset.KinesisStream;
import dev.hydrant.model.asset.S3Location;
import dev.hydrant.model.asset.SearchEngine;
import dev.hydrant.model.asset.SearchIndex;
import dev.hydrant.model.asset.TableSelection;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.run.RunState;
import dev.hydrant.model.stream.Facts;
import dev.hydrant.model.work.ChildEvent;
import dev.hydrant.model.work.WorkOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What crosses a process boundary")
class WireFormTest {
  private static final AwsScope SCOPE = new AwsScope("aws-cn", "111122223333", "cn-north-1");
  private final ObjectMapper json = Json.strict();

  @Test
  @DisplayName("is an asset that keeps its kind, its members and its id")
  void assetsRoundTrip() throws Exception {
    Map<String, Asset> assets =
        Map.of(
            "arn:aws-cn:kinesis:cn-north-1:111122223333:stream/orders",
            new KinesisStream(SCOPE, "orders"),
            "arn:aws-cn:kafka:cn-north-1:111122223333:topic/c/uuid-1/a.b",
            new KafkaTopic(SCOPE, "c", "uuid-1", "a.b", List.of("b:9092")),
            "s3://lake/orders",
            new S3Location("aws-cn", "lake", "orders"),
            "s3://lake",
            new S3Location("aws-cn", "lake", ""),
            "https://api.example.com:8443",
            new HttpEndpoint("https", "api.example.com", 8443, "Custom HTTP", ""),
            "opensearch://111122223333/cn-north-1/logs/app-*",
            new SearchIndex(SearchEngine.OPENSEARCH, SCOPE, "logs", "app", true),
            "mysql://db:3306/shop/orders",
            new DatabaseTable(DatabaseEngine.MYSQL, "db", 3306, "shop", "", "orders", false),
            "mysql://db:3306/shop/orders_.*",
            new DatabaseTable(
                DatabaseEngine.MYSQL,
                "db",
                3306,
                "shop",
                "",
                "orders_.*",
                true,
                Optional.of(
                    new TableSelection(List.of("shop"), List.of(), List.of("shop.orders_tmp")))));
    for (Map.Entry<String, Asset> entry : assets.entrySet()) {
      assertThat(entry.getValue().id()).isEqualTo(entry.getKey());
      String text = json.writeValueAsString(entry.getValue());
      assertThat(json.readValue(text, Asset.class)).isEqualTo(entry.getValue());
    }
  }

  @Test
  @DisplayName("is a table without selection where it is no pattern")
  void tablesStayAsTheyWere() {
    assertThat(
            json.valueToTree(
                    new DatabaseTable(
                        DatabaseEngine.MYSQL, "db", 3306, "shop", "", "orders", false))
                .has("selection"))
        .isFalse();
  }

  @Test
  @DisplayName("is a work order that reads back equal, without optional members too")
  void workOrder() throws Exception {
    String document =
        """
        {"protocol":1,"runId":"r","attempt":1,"kind":"testConnection","serviceName":"s",
         "connection":{"awsConfig":{"awsRegion":"eu-west-1"}},"sourceConfig":{},"settings":{},
         "successThreshold":90,"raiseOnError":true,"debug":false,
         "limits":{"seconds":180,"memoryMegabytes":160}}
        """;
    WorkOrder order = json.readValue(document, WorkOrder.class);

    assertThat(order.sink()).isEmpty();
    assertThat(json.readValue(json.writeValueAsString(order), WorkOrder.class)).isEqualTo(order);
  }

  @Test
  @DisplayName("is a child's event, told apart by its name")
  void childEvents() throws Exception {
    ChildEvent event = new ChildEvent.Progress("describe", 3, -1);

    assertThat(json.readValue(json.writeValueAsString(event), ChildEvent.class)).isEqualTo(event);
    assertThat(json.writeValueAsString(event)).contains("\"event\":\"progress\"");
  }

  @Test
  @DisplayName("is a run state in the contract's spelling")
  void runStates() {
    assertThat(RunState.fromWire("partialSuccess")).isEqualTo(RunState.PARTIAL_SUCCESS);
    assertThatThrownBy(() -> RunState.fromWire("done"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("is a fact that was told: absent and empty values are left out")
  void facts() {
    assertThat(
            new Facts()
                .put("a", null)
                .put("b", "")
                .put("c", List.of())
                .put("d", java.util.Optional.of(1))
                .put("e", java.util.Optional.empty())
                .build())
        .isEqualTo(Map.of("d", 1));
    assertThatThrownBy(() -> new Facts().put("x", new Object()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
