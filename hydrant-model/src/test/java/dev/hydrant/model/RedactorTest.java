package dev.hydrant.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.model.redact.Redactor;
import dev.hydrant.model.workflow.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactorTest {
  private final Redactor redactor = new Redactor(List.of("p/w+d \"x\"", "abc", "s3cr3t-value"));

  @Test
  void masksAValueAlsoWhenItIsEscapedOrUrlEncoded() {
    assertThat(redactor.values("a p/w+d \"x\" b")).isEqualTo("a ********* b");
    assertThat(redactor.values("a p/w+d \\\"x\\\" b")).isEqualTo("a ********* b");
    assertThat(redactor.values("a p\\/w+d \\\"x\\\" b")).isEqualTo("a ********* b");
    assertThat(redactor.values("a p%2Fw%2Bd+%22x%22 b")).isEqualTo("a ********* b");
  }

  @Test
  void masksTheLongerOfTwoValuesThatContainEachOther() {
    Redactor nested = new Redactor(List.of("secret", "secret-token"));

    assertThat(nested.values("a secret-token b")).isEqualTo("a ********* b");
  }

  @Test
  void leavesReferencesToSecretsReadable() {
    assertThat(Redactor.of(List.of(new Secret("secret:/aws/key"))).values("secret:/aws/key"))
        .isEqualTo("secret:/aws/key");
  }

  @Test
  void leavesShortValuesAloneSinceTheyAreOrdinaryWords() {
    assertThat(redactor.values("abc")).isEqualTo("abc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key AKIAIOSFODNN7EXAMPLE here | key ********* here",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY | *********",
        "Authorization: Bearer abc.def-ghijkl | Authorization: ********* *********",
        "https://user:pass@host/path | https://*********@host/path",
        "password=hunter2, next | password=*********, next",
        "\"secretKey\":\"hunter2\" | \"secretKey\":\"*********\"",
        "X-Amz-Signature=0a1b2c&x=1 | X-Amz-Signature=*********&x=1",
        "hyj_abcdefghijklmnopqrstuvwx | *********",
        "eyJhbGciOi.eyJzdWIi.c2ln | *********",
        "stream orders-raw has 3 records | stream orders-raw has 3 records"
      })
  void masksWhatHasTheShapeOfASecret(String text, String masked) {
    assertThat(redactor.all(text)).isEqualTo(masked);
  }
}
