package dev.hydrant.model.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.asset.AwsScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final AwsScope SOMEWHERE = new AwsScope("aws-cn", "111122223333", "cn-north-1");

  @Test
  void actions_on_the_same_resources_share_a_statement_and_the_place_is_filled_in() {
    JsonNode policy = new Policy(List.of(Feature.STREAMS, Feature.TAGS), SOMEWHERE).document();

    assertThat(policy.path("Version").asText()).isEqualTo("2012-10-17");
    assertThat(policy.path("Statement")).hasSize(2);
    assertThat(policy.path("Statement").get(0).toString())
        .isEqualTo(
            "{\"Effect\":\"Allow\","
                + "\"Action\":[\"firehose:ListDeliveryStreams\",\"tag:GetResources\"],"
                + "\"Resource\":[\"*\"]}");
    assertThat(policy.path("Statement").get(1).path("Resource").get(0).asText())
        .isEqualTo("arn:aws-cn:firehose:cn-north-1:111122223333:deliverystream/*");
  }

  @Test
  void without_account_and_region_it_holds_everywhere() {
    String policy = new Policy(List.of(Feature.DYNAMODB), new AwsScope("aws", "", "")).text();

    assertThat(policy)
        .contains("arn:aws:dynamodb:*:*:table/*")
        .doesNotContain("{partition", "{region", "{account");
  }

  @Test
  void only_reading_actions_are_ever_asked_for() {
    List<String> actions = new ArrayList<>();
    Arrays.stream(Feature.values())
        .forEach(feature -> feature.permissions().forEach(each -> actions.add(each.action())));

    assertThat(actions)
        .doesNotHaveDuplicates()
        .allMatch(action -> action.matches("[a-z0-9]+:(List|Describe|Get)[A-Za-z0-9]+"))
        .noneMatch(action -> action.endsWith(":*") || action.contains("GetSecretValue"));
  }
}
