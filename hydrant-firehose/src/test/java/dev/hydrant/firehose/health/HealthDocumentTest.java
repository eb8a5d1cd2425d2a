package dev.hydrant.firehose.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.firehose.health.HealthSubject.Backup;
import dev.hydrant.firehose.health.HealthSubject.Feature;
import dev.hydrant.firehose.health.HealthSubject.Kind;
import dev.hydrant.firehose.health.HealthSubject.Source;
import dev.hydrant.model.workflow.HealthSettings;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/health.md} says all that the code does. */
class HealthDocumentTest {
  private final String document;

  HealthDocumentTest() throws IOException {
    document = Files.readString(Path.of("../docs/health.md"));
  }

  private void names(Stream<String> words) {
    assertThat(words.filter(word -> !document.contains("`" + word + "`"))).isEmpty();
  }

  @Test
  void every_reason_is_explained() {
    names(Arrays.stream(ReasonCode.values()).map(Enum::name));
  }

  @Test
  void every_measure_is_explained() {
    names(Arrays.stream(Measure.values()).map(Measure::key));
  }

  @Test
  void every_setting_is_explained() {
    names(Arrays.stream(HealthSettings.class.getRecordComponents()).map(RecordComponent::getName));
  }

  @Test
  void every_metric_is_named() {
    Set<String> metrics = new TreeSet<>();
    for (Source source : Source.values()) {
      for (Kind kind : Kind.values()) {
        for (Backup backup : Backup.values()) {
          metrics.addAll(
              MetricCatalogue.of(Subjects.active(source, kind, backup, Feature.values())).values());
        }
      }
    }
    assertThat(metrics).hasSizeGreaterThan(60);
    names(metrics.stream().map(HealthDocumentTest::asWritten));
  }

  /** The metrics that all destinations have are written once for all. */
  private static String asWritten(String metric) {
    boolean common =
        metric.matches(
            "DeliveryTo(?!Iceberg).*\\.(Success|Records|Bytes|DataFreshness|AuthFailure"
                + "|DeliveryRejected)");
    if (!common) {
      return metric;
    }
    String name = metric.substring(metric.indexOf('.'));
    return name.equals(".AuthFailure") || name.equals(".Success") ? "DeliveryTo`*D*`" + name : name;
  }

  @Test
  void every_destination_is_named() {
    names(
        Arrays.stream(Kind.values())
            .filter(kind -> kind != Kind.UNKNOWN && kind != Kind.ICEBERG)
            .map(kind -> kind.group().substring("DeliveryTo".length())));
  }
}
