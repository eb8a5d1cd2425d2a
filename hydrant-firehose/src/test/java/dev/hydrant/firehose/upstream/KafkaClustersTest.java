package dev.hydrant.firehose.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.firehose.discover.ScanContext;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.KafkaTopic;
import dev.hydrant.model.asset.S3Location;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.stream.AssetFacts;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KafkaClustersTest {
  private static final KafkaTopic TOPIC =
      new KafkaTopic(Scans.HOME, "events", "uuid-1", "orders.v1", List.of());
  private static final S3Location LAKE = new S3Location("aws", "lake", "");
  private static final S3Location FAILED = new S3Location("aws", "failed", "");

  private final Told told = new Told();
  private final ScanContext context = Scans.context(told);
  private final List<String> asked = new ArrayList<>();
  private final StreamScan stream = Scans.delivering(TOPIC, LAKE, FAILED);

  @AfterEach
  void close() {
    context.close();
  }

  private Ledger ledger() {
    return new Ledger(context, KafkaClusters.MISSING, KafkaClusters.SETTING, "eu-west-1");
  }

  private KafkaClusters answering(List<String> brokers) {
    return asking(arn -> Optional.of(brokers));
  }

  private KafkaClusters asking(java.util.function.Function<String, Optional<List<String>>> answer) {
    return new KafkaClusters(
        true,
        (region, arn) -> {
          synchronized (asked) {
            asked.add(region + " " + arn);
          }
          return answer.apply(arn);
        },
        ledger(),
        context);
  }

  @Test
  void the_topic_knows_its_brokers_wherever_it_stands_and_stays_the_same_asset() {
    StreamScan withFacts =
        stream.withAssets(List.of(new AssetFacts(TOPIC, List.of(), Map.of("a", "b"))));

    StreamScan scan = answering(List.of("b-1:9092", "b-1:9098")).enrich(withFacts);

    Asset topic = scan.assets().get(0).asset();
    assertThat(((KafkaTopic) topic).bootstrapServers()).containsExactly("b-1:9092", "b-1:9098");
    assertThat(topic.id()).isEqualTo(TOPIC.id());
    assertThat(scan.routes()).hasSize(2).allMatch(route -> route.from().equals(End.of(topic)));
    assertThat(Scans.edges(scan)).isEqualTo(Scans.edges(stream));
    assertThat(asked)
        .containsExactly("eu-west-1 arn:aws:kafka:eu-west-1:111122223333:cluster/events/uuid-1");
  }

  @Test
  void a_cluster_is_asked_once_and_in_its_own_region() {
    KafkaTopic away =
        new KafkaTopic(
            new AwsScope("aws", "111122223333", "us-east-1"), "other", "", "orders", List.of());
    KafkaClusters clusters = answering(List.of("b-1:9092"));

    clusters.enrich(stream);
    clusters.enrich(
        Scans.delivering(new KafkaTopic(Scans.HOME, "events", "uuid-1", "x", List.of()), LAKE));
    clusters.enrich(Scans.delivering(away, LAKE));

    assertThat(asked)
        .containsExactly(
            "eu-west-1 arn:aws:kafka:eu-west-1:111122223333:cluster/events/uuid-1",
            "us-east-1 arn:aws:kafka:us-east-1:111122223333:cluster/other");
    assertThat(clusters.state()).isEqualTo(FeatureState.READ);
  }

  @Test
  void denied_clusters_are_one_warning_and_keep_the_edge_of_the_arn() {
    KafkaClusters clusters =
        asking(
            arn -> {
              throw new HydrantException(ErrorCode.AWS_ACCESS_DENIED, "AWS denies it.", "Allow.");
            });
    KafkaTopic other = new KafkaTopic(Scans.HOME, "second", "uuid-2", "orders", List.of());

    assertThat(clusters.enrich(stream)).isEqualTo(stream);
    assertThat(clusters.enrich(Scans.delivering(other, LAKE)))
        .isEqualTo(Scans.delivering(other, LAKE));

    assertThat(told.warnings()).singleElement().asString().contains("events/uuid-1", "ARN alone");
    assertThat(clusters.state()).isEqualTo(FeatureState.DENIED);
  }

  @Test
  void a_cluster_that_is_gone_keeps_the_edge_and_the_stream_says_so() {
    StreamScan scan = asking(arn -> Optional.empty()).enrich(stream);

    assertThat(scan.routes()).isEqualTo(stream.routes());
    assertThat(scan.stream().facts().get("source")).asString().contains("not found");
    assertThat(told.warnings()).isEmpty();
  }

  @Test
  void nothing_is_asked_when_it_is_off_or_there_is_no_topic_or_no_lineage() {
    KafkaClusters off =
        new KafkaClusters(
            false,
            (region, arn) -> {
              throw new AssertionError("asked");
            },
            ledger(),
            context);
    StreamScan bare = Scans.withoutLineage(stream);

    assertThat(off.enrich(stream)).isEqualTo(stream);
    assertThat(off.state()).isEqualTo(FeatureState.OFF);
    assertThat(answering(List.of()).enrich(bare)).isEqualTo(bare);
    assertThat(answering(List.of()).enrich(Scans.delivering(LAKE, LAKE)).routes()).hasSize(1);
    assertThat(asked).isEmpty();
  }

  @Test
  void refused_credentials_end_the_scan() {
    KafkaClusters clusters =
        asking(
            arn -> {
              throw new HydrantException(ErrorCode.AWS_CREDENTIALS_REFUSED, "No.", "");
            });

    assertThatThrownBy(() -> clusters.enrich(stream)).isInstanceOf(HydrantException.class);
  }
}
