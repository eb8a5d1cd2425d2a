package dev.hydrant.client.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AwsLabelTest {
  @Test
  void a_label_is_named_key_equals_value() {
    assertThat(AwsLabel.of("env", "prod").name()).isEqualTo("env=prod");
    assertThat(AwsLabel.of("env", "").name()).isEqualTo("env=");
    assertThat(AwsLabel.of("a=b", "c=d").name()).isEqualTo("a=b=c=d");
    assertThat(AwsLabel.of("ключ", "значение 1/2").name()).isEqualTo("ключ=значение 1/2");
  }

  @Test
  void what_the_contract_forbids_is_replaced_and_marked_so_that_two_tags_stay_two() {
    String colons = AwsLabel.of("a", "b::c").name();
    String colon = AwsLabel.of("a", "b:::c").name();

    assertThat(colons).matches("a=b:c~[0-9a-f]{8}");
    assertThat(colon).matches("a=b:c~[0-9a-f]{8}").isNotEqualTo(colons);
    assertThat(AwsLabel.of("a", "say \"hi\"").name()).matches("a=say 'hi'~[0-9a-f]{8}");
    assertThat(AwsLabel.of("a", "two\nlines").name()).matches("a=two lines~[0-9a-f]{8}");
    assertThat(AwsLabel.of(" a", "b ").name()).matches("a=b~[0-9a-f]{8}");
  }

  @Test
  void a_long_one_is_cut_at_a_whole_character_and_marked() {
    String exact = "v".repeat(254);
    assertThat(AwsLabel.of("k", exact).name()).isEqualTo("k=" + exact);

    String cut = AwsLabel.of("k".repeat(128), "v".repeat(256)).name();
    assertThat(cut).hasSize(256).matches("k{128}=v{118}~[0-9a-f]{8}");

    String emoji = AwsLabel.of("k", "\uD83D\uDE00".repeat(130)).name();
    assertThat(emoji.length()).isLessThanOrEqualTo(256);
    assertThat(emoji.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isTrue();
  }

  @Test
  void keys_of_aws_itself_make_no_label() {
    assertThat(AwsLabel.of(Map.of("aws:x", "1", "awsome", "2")))
        .extracting(AwsLabel::name)
        .isEqualTo(List.of("awsome=2"));
  }

  @Test
  void a_qualified_name_is_recognised_quoted_or_not() {
    assertThat(AwsLabel.nameIn("AwsTags.env=prod")).contains("env=prod");
    assertThat(AwsLabel.nameIn("AwsTags.\"v=1.2\"")).contains("v=1.2");
    assertThat(AwsLabel.nameIn("Tier.Tier1")).isEmpty();
    assertThat(AwsLabel.nameIn("AwsTags")).isEmpty();
    assertThat(AwsLabel.nameIn("AwsTags.a\"b")).isEmpty();
  }
}
