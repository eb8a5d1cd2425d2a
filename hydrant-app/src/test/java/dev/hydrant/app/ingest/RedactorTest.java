package dev.hydrant.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.model.workflow.Secret;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Redaction")
class RedactorTest {
  @Test
  @DisplayName("masks a value as it is, JSON-escaped and URL-encoded")
  void everyForm() {
    Redactor redactor = new Redactor(List.of(new Secret("wJalr/\"XUt+n")));

    for (String text :
        List.of("key wJalr/\"XUt+n end", "{\"k\":\"wJalr/\\\"XUt+n\"}", "k=wJalr%2F%22XUt%2Bn")) {
      assertThat(redactor.redact(text)).contains("*********").doesNotContain("wJalr");
    }
  }

  @Test
  @DisplayName("masks the longer of two values that contain each other")
  void longestFirst() {
    Redactor redactor = new Redactor(List.of(new Secret("secret"), new Secret("secret-token")));

    assertThat(redactor.redact("a secret-token b")).isEqualTo("a ********* b");
  }

  @Test
  @DisplayName("leaves references and values too short to be told from ordinary text")
  void leavesOrdinaryText() {
    Redactor redactor = new Redactor(List.of(new Secret("secret:/aws/key"), new Secret("eu")));

    assertThat(redactor.redact("secret:/aws/key in eu")).isEqualTo("secret:/aws/key in eu");
  }
}
