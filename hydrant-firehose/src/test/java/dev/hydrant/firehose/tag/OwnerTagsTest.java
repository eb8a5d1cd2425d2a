package dev.hydrant.firehose.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTagsTest {
  private final OwnerTags common = OwnerTags.by(Optional.empty());

  private static OwnerTags keys(String... keys) {
    return OwnerTags.by(Optional.of(List.of(keys)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "owner",
        "Owner",
        "OWNER",
        "data-owner",
        "DataOwner",
        "data_owner",
        "Data Owner",
        "data:owner",
        "owner-email",
        "OwnerEmail",
        "service-owner",
        "product-owner",
        "TechnicalOwner",
        "business-owner",
        "maintainer",
        "contact",
        "team",
        "Team Name",
        "squad"
      })
  void owner_like_keys_name_an_owner_whatever_their_case_and_separators(String key) {
    assertThat(common.of(Map.of(key, "orders-team"))).containsExactly("orders-team");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cost-center",
        "CostCenter",
        "application",
        "project",
        "environment",
        "Purpose",
        "ownership",
        "co-owner-history",
        "steam"
      })
  void who_pays_and_what_for_is_no_owner_and_a_key_counts_only_as_a_whole(String key) {
    assertThat(common.of(Map.of(key, "orders-team"))).isEmpty();
  }

  @Test
  void keys_of_aws_are_never_owners_not_even_when_they_are_configured() {
    Map<String, String> tags = Map.of("aws:owner", "stack", "AWS:team", "stack", "team", "orders");
    assertThat(common.of(tags)).containsExactly("orders");
    assertThat(keys("aws:owner", "awsowner").of(tags)).isEmpty();
  }

  @Test
  void an_owner_comes_before_a_contact_and_a_contact_before_a_team() {
    assertThat(
            common.of(
                Map.of(
                    "team", "orders",
                    "contact", "joe@example.com",
                    "owner", "jane@example.com",
                    "data-owner", "dana@example.com")))
        .containsExactly("jane@example.com", "dana@example.com", "joe@example.com", "orders");
  }

  @Test
  void several_keys_that_fold_to_one_all_count_in_the_order_of_their_spelling() {
    assertThat(common.of(Map.of("owner", "c", "Owner", "b", "OWNER", "a")))
        .containsExactly("a", "b", "c");
  }

  @Test
  void nobody_is_named_twice_whatever_the_case() {
    assertThat(
            common.of(
                Map.of("owner", "Jane@Example.com", "contact", "jane@example.com", "team", "")))
        .containsExactly("Jane@Example.com");
  }

  @Test
  void configured_keys_replace_the_common_ones_and_give_the_order() {
    Map<String, String> tags = Map.of("owner", "jane", "Kostenstelle", "4711", "stewards", "joe");
    assertThat(keys("stewards", "kosten-stelle").of(tags)).containsExactly("joe", "4711");
    assertThat(keys().of(tags)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jane@example.com,joe@example.com         | jane@example.com joe@example.com
          jane@example.com; joe@example.com ;      | jane@example.com joe@example.com
          jane@example.com joe@example.com         | jane@example.com joe@example.com
          jane@example.com/joe@example.com         | jane@example.com joe@example.com
          jane@example.com:joe@example.com         | jane@example.com joe@example.com
          jane+firehose@example.com                | jane+firehose@example.com
          mailto:jane@example.com                  | jane@example.com
          Jane Doe <jane@example.com>, joe         | jane@example.com joe
          orders,payments                          | orders payments
          arn:aws:iam::111122223333:user/eu/jane   | jane
          arn:aws:iam::111122223333:role/orders    | orders
          arn:aws-cn:iam::111122223333:group/ops   | ops
          arn:aws:sts::111122223333:assumed-role/Admin/jane@example.com | jane@example.com
          arn:aws:sts::111122223333:assumed-role/Admin/i-0abc           | Admin
          arn:aws:iam::111122223333:root           | arn:aws:iam::111122223333:root
          arn:aws:sns:eu-west-1:111122223333:alarm | arn:aws:sns:eu-west-1:111122223333:alarm
          """)
  void values_are_taken_apart(String value, String expected) {
    assertThat(common.of(Map.of("owner", value))).containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Data Platform Team",
        "platform/orders",
        "team: orders",
        "Jürgen Größe",
        "Jane Doe jane@example.com",
        "データ基盤"
      })
  void a_name_is_not_split_at_spaces_slashes_or_colons(String name) {
    assertThat(common.of(Map.of("owner", name))).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "-", "n/a", "None", "TBD", "unknown", ",;, "})
  void values_that_name_nobody_give_no_owner(String value) {
    assertThat(common.of(Map.of("owner", value))).isEmpty();
  }
}
