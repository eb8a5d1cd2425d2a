package dev.hydrant.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.Secret;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What every store does alike. */
abstract class SecretStoreContract {
  static final String FIELD = "awsConfig.awsSecretAccessKey";
  static final String ID = "/hydrant/aws-key";
  static final String CANARY = "c4n4ry/+\\ü-value";

  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final List<HydrantException> failures = new ArrayList<>();

  /** Puts a text where {@link #ID} leads. */
  abstract void put(String text) throws Exception;

  /** The store, with short limits. */
  abstract SecretStore store();

  abstract String badId();

  @BeforeEach
  void listen() {
    logged.start();
    root().setLevel(Level.DEBUG);
    // As the app has it: at DEBUG the SDK writes requests with their session token.
    ((Logger) LoggerFactory.getLogger("software.amazon.awssdk")).setLevel(Level.ERROR);
    root().addAppender(logged);
  }

  @AfterEach
  void neverTellsTheValue() {
    root().detachAppender(logged);
    assertThat(logged.list).noneMatch(event -> event.getFormattedMessage().contains("c4n4ry"));
    for (HydrantException failure : failures) {
      assertThat(failure.text() + failure.advice()).doesNotContain("c4n4ry");
      assertThat(failure.getCause()).isNull();
    }
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  final Secret resolve(String reference) {
    return new SecretResolver(store()).resolve(FIELD, new Secret("secret:" + reference));
  }

  final HydrantException failure(String reference) {
    HydrantException failure =
        catchThrowableOfType(HydrantException.class, () -> resolve(reference));
    assertThat(failure).as("failure of %s", reference).isNotNull();
    failures.add(failure);
    return failure;
  }

  /** Unresolved, naming field and id and what to do. */
  final HydrantException unresolved(String reference) {
    HydrantException failure = failure(reference);
    assertThat(failure.code()).isEqualTo(ErrorCode.SECRET_UNRESOLVED);
    assertThat(failure.text()).startsWith(FIELD + ": ").contains(reference.split("#", 2)[0]);
    assertThat(failure.advice()).isNotBlank();
    return failure;
  }

  @Test
  @DisplayName("gives a text as it is, without a line break at its end")
  void found() throws Exception {
    put(CANARY + "\n");

    assertThat(resolve(ID)).isEqualTo(new Secret(CANARY));
    assertThat(store().read(ID).toString()).doesNotContain("c4n4ry");
  }

  @Test
  @DisplayName("gives a member of a JSON object")
  void member() throws Exception {
    put("{\"key\":\"c4n4ry-member\",\"port\":5432,\"more\":{}}");

    assertThat(resolve(ID + "#key")).isEqualTo(new Secret("c4n4ry-member"));
    assertThat(resolve(ID + "#port")).isEqualTo(new Secret("5432"));
    assertThat(unresolved(ID + "#Key").text()).contains("no member 'Key'");
    assertThat(unresolved(ID + "#more").text()).contains("no member 'more'");
  }

  @Test
  @DisplayName("says so when a member is wanted of something that is no JSON object")
  void notJson() throws Exception {
    put(CANARY);

    assertThat(unresolved(ID + "#key").text()).contains("'key'");
  }

  @Test
  @DisplayName("names field and id of a secret that it does not hold")
  void missing() {
    assertThat(unresolved("/hydrant/none").text()).contains("holds no secret '/hydrant/none'");
  }

  @Test
  @DisplayName("refuses an id that cannot be one, saying the rule")
  void badIds() {
    HydrantException failure = failure(badId());

    assertThat(failure.code()).isEqualTo(ErrorCode.SECRET_UNRESOLVED);
    assertThat(failure.text()).startsWith(FIELD + ": ").contains(badId());
  }

  @Test
  @DisplayName("refuses a reference without id or member")
  void nothingNamed() {
    assertThat(failure("").text()).contains("names no secret");
    assertThat(failure("#x").text()).contains("names no secret");
    assertThat(failure("a#").text()).contains("no member");
  }
}
