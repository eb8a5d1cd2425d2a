package dev.hydrant.firehose.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.model.workflow.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedactionTest {
  private final Redaction redaction =
      Redaction.of(
          new CredentialSource.Keys(
              "AKIAEXAMPLE", new Secret("s3cr3t/key"), Optional.of(new Secret("t0ken"))),
          List.of(new Secret("pr0xy")));

  @Test
  void masks_the_configured_secrets_wherever_they_stand() {
    assertThat(redaction.clean("bad s3cr3t/key, t0ken, pr0xy!"))
        .doesNotContain("s3cr3t", "t0ken", "pr0xy");
  }

  @Test
  void masks_the_configured_secrets_escaped_and_encoded() {
    assertThat(redaction.clean("bad s3cr3t\\/key, s3cr3t%2Fkey, czNjcjN0L2tleQ=="))
        .doesNotContain("s3cr3t", "czNjcjN0");
  }

  @Test
  void masks_access_keys_and_long_tokens_that_it_was_never_told() {
    String token = "FwoGZXIv/YXdzE".repeat(9);
    assertThat(redaction.clean("ASIAQWERTYUIOP123456 with " + token))
        .doesNotContain("ASIAQWERTY", "FwoGZXIv");
  }

  @Test
  void drops_users_and_queries_of_addresses() {
    assertThat(redaction.clean("GET https://me:pw@host.example/path?sig=abc#d failed"))
        .isEqualTo("GET https://host.example/path failed");
  }

  @Test
  void keeps_what_people_need_to_read() {
    String arn = "arn:aws:firehose:eu-west-1:123456789012:deliverystream/" + "n".repeat(64);
    assertThat(redaction.clean(arn)).isEqualTo(arn);
  }

  @Test
  void makes_one_short_line_of_any_text() {
    assertThat(redaction.clean("a\n b\t\u0000c")).isEqualTo("a b c");
    assertThat(redaction.clean("word ".repeat(200))).hasSizeLessThan(310).endsWith("…");
    assertThat(redaction.clean(null)).isEmpty();
  }
}
