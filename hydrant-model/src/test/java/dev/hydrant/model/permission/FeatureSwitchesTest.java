package dev.hydrant.model.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.workflow.ConfigBinder;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeatureSwitchesTest {
  @Test
  void everything_is_on_by_default() {
    assertThat(on("{}", "{}")).containsExactlyInAnyOrder(Feature.values());
  }

  @Test
  void one_producer_can_be_off_and_all_can() {
    assertThat(on("{\"producers\":{\"sns\":false}}", "{}"))
        .doesNotContain(Feature.SNS)
        .contains(Feature.WAF, Feature.LOGS);
    assertThat(on("{\"producers\":{\"enabled\":false,\"sns\":true}}", "{}"))
        .doesNotContain(Feature.SNS, Feature.LOGS)
        .contains(Feature.DYNAMODB);
  }

  @Test
  void without_lineage_nothing_is_asked_that_only_lineage_needs() {
    assertThat(on("{}", "{\"includeLineage\":false}"))
        .containsExactlyInAnyOrder(Feature.STREAMS, Feature.TAGS, Feature.HEALTH);
  }

  @Test
  void tags_are_read_for_owners_alone_too() {
    assertThat(on("{}", "{\"includeTags\":false}")).contains(Feature.TAGS);
    assertThat(on("{}", "{\"includeTags\":false,\"includeOwners\":false}"))
        .doesNotContain(Feature.TAGS);
  }

  @Test
  void no_look_back_means_no_health() {
    assertThat(on("{}", "{\"statusLookbackDays\":0}")).doesNotContain(Feature.HEALTH);
    assertThat(on("{\"health\":{\"enabled\":false}}", "{}")).doesNotContain(Feature.HEALTH);
  }

  private static Set<Feature> on(String settings, String source) {
    ConfigBinder binder = new ConfigBinder();
    try {
      return FeatureSwitches.on(
          binder.bind(Json.strict().readTree(settings), HydrantSettings.class, ""),
          binder.bind(Json.strict().readTree(source), PipelineSourceConfig.class, ""));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
