package dev.hydrant.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hydrant.model.redact.Redactor;
import dev.hydrant.model.workflow.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private final Redactor redactor = new Redactor(List.of("p/w+d \"x\"", "abc", "s3cr3t-value"));

  @Test
  void masksAValueAlsoWhenItIsEscapedOrUrlEncoded() {
    assertThat(redactor.values("a p/w+d \"x\" b")).isEqualTo("a ********* b");
    assertThat(redactor.values("a p/w+d \\\"x\\\" b")).isEqualTo("a ********* b");
    assertThat(redactor.values("a p\\/w+d \\\"x\\\" b")).isEqualTo("a ********* b");
    assertThat(redactor.values("a p%2Fw%2Bd+%22x%22 b")).isEqualTo("a ********* b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"p/w+d \"x\" \\ö~&= long enough", "zwölf/Böxkömpfer+jagen", "s3cr3t-value-1"})
  void masksAValueInEveryFormThatALogCanHold(String value) throws Exception {
    Redactor known = new Redactor(List.of(value));
    String form = URLEncoder.encode(value, StandardCharsets.UTF_8);
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    ObjectMapper json = new ObjectMapper();
    ObjectMapper ascii = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    for (String written :
        List.of(
            json.writeValueAsString(value).replaceAll("^\"|\"$", ""),
            ascii.writeValueAsString(value).replaceAll("^\"|\"$", ""),
            ascii.writeValueAsString(value).replaceAll("^\"|\"$", "").replace("F6", "f6"),
            form,
            form.replace("+", "%20"),
            Pattern.compile("%..")
                .matcher(form)
                .replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT)),
            Base64.getEncoder().withoutPadding().encodeToString(bytes),
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))) {
      assertThat(known.values("a " + written + " b")).as(written).isEqualTo("a ********* b");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "u", "us", "user:", "a-user:"})
  void masksAValueInsideALongerBase64(String before) {
    String value = "a-long-enough-password";
    Redactor known = new Redactor(List.of(value));
    String header =
        Base64.getEncoder().encodeToString((before + value + "!").getBytes(StandardCharsets.UTF_8));

    String masked = known.values("x " + header);

    assertThat(masked).contains(Redactor.MASK);
    String left = masked.replace("x ", "").replaceAll("\\*+.*", "");
    assertThat(new String(Base64.getDecoder().decode(left), StandardCharsets.UTF_8))
        .doesNotContain("a-long");
  }

  @Test
  void masksEachLineOfAValueThatHasMany() {
    Redactor key = new Redactor(List.of("-----BEGIN KEY-----\nMIIEvQIBADANBgkqhk\nab\n"));

    assertThat(key.values("line MIIEvQIBADANBgkqhk ab")).isEqualTo("line ********* ab");
    assertThat(key.values("-----BEGIN KEY-----\\nMIIEvQIBADANBgkqhk\\nab\\n"))
        .isEqualTo(Redactor.MASK);
  }

  @Test
  void looksForABoundedNumberOfFormsInALine() {
    String line = "stream orders has records ".repeat(400);
    List<String> secrets =
        IntStream.range(0, 50).mapToObj(i -> "secret-value-number-" + i).toList();

    assertThat(new Redactor(secrets).forms()).isLessThanOrEqualTo(50 * 20);
    assertThat(new Redactor(secrets).values(line)).isEqualTo(line);
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
