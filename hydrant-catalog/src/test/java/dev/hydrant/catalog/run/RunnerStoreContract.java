package dev.hydrant.catalog.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.Catalog;
import dev.hydrant.catalog.entity.Author;
import dev.hydrant.catalog.entity.EntityKey;
import dev.hydrant.catalog.entity.EntityType;
import dev.hydrant.catalog.entity.Include;
import dev.hydrant.catalog.jdbc.Database;
import dev.hydrant.catalog.secret.SecretKeySource;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.runner.HeartbeatRequest.Load;
import dev.hydrant.model.workflow.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runners, their tokens, and which services may have them. */
public abstract class RunnerStoreContract {
  private static final String NAME = "hall-3";

  private volatile long now = 1_800_000_000_000L;
  private Database database;
  private Catalog catalog;
  private EntityType services;
  private RunnerTokens tokens;
  private Runners runners;
  private RunnerDirectory directory;

  /** An empty database; whoever makes it closes it. */
  protected abstract Database open();

  @BeforeEach
  void wire() {
    database = open();
    catalog =
        new Catalog(database, SecretKeySource.ofText("a key for this suite"), Clock.systemUTC());
    services = catalog.types().get("pipelineService");
    DatabaseClock clock = handle -> now;
    tokens = new RunnerTokens(database, clock, new SecureRandom());
    runners = new Runners(database, clock, new SecureRandom());
    directory = new RunnerDirectory(database, clock, runners);
  }

  @Test
  void aTokenProvesItsOwnRunnerAlone() {
    Secret token = tokens.issue(NAME).token();
    tokens.issue("other");

    assertThat(tokens.prove(NAME, token.reveal())).isPresent();
    assertThat(tokens.prove("other", token.reveal())).isEmpty();
    assertThat(tokens.prove(NAME, token.reveal() + "x")).isEmpty();
  }

  @Test
  void aNewTokenDoesNotEndTheOldOneUntilThatIsRevoked() {
    RunnerTokens.Issued old = tokens.issue(NAME);
    RunnerTokens.Issued young = tokens.issue(NAME);
    assertThat(tokens.prove(NAME, old.token().reveal())).isPresent();

    assertThat(tokens.revoke(NAME, old.id())).isTrue();

    assertThat(tokens.prove(NAME, old.token().reveal())).isEmpty();
    assertThat(tokens.prove(NAME, young.token().reveal())).isPresent();
    assertThat(tokens.revoke(NAME, old.id())).isFalse();
    assertThat(tokens.revoke("other", young.id())).isFalse();
  }

  @Test
  void aRevokedTokenTakesItsOwnSessionsWithItAndNoOthers() {
    RunnerTokens.Issued stolen = tokens.issue(NAME);
    Secret thief = session(stolen, "thief");
    Secret honest = session(tokens.issue(NAME), "honest");

    tokens.revoke(NAME, stolen.id());

    assertThat(runners.session(thief.reveal())).isEmpty();
    assertThat(runners.session(honest.reveal())).isPresent();
  }

  @Test
  void aSessionThatWasRenewedStillEndsWithItsToken() {
    RunnerTokens.Issued issued = tokens.issue(NAME);
    Secret first = session(issued, "one");
    now += Runners.LIFE.toMillis() * 3 / 4;
    Secret renewed =
        runners.seen(runners.session(first.reveal()).orElseThrow(), new Load(0, 2)).orElseThrow();

    tokens.revoke(NAME, issued.id());

    assertThat(runners.session(renewed.reveal())).isEmpty();
  }

  @Test
  void theListTellsWhenATokenWasMadeAndLastUsedAndHoldsNoToken() {
    RunnerTokens.Issued issued = tokens.issue(NAME);
    assertThat(tokens.list(NAME))
        .containsExactly(new RunnerTokens.Known(issued.id(), now, Optional.empty()));
    long created = now;

    now += 5_000;
    session(issued, "one");

    assertThat(tokens.list(NAME))
        .containsExactly(new RunnerTokens.Known(issued.id(), created, Optional.of(now)));
    assertThat(issued.token().reveal()).doesNotContain(issued.id());
  }

  @Test
  void persistentTokensAreNeverForgottenForNewerOnes() {
    Secret first = tokens.issue(NAME).token();
    for (int i = 0; i < 60; i++) {
      now++;
      tokens.issue(NAME);
    }

    assertThat(tokens.prove(NAME, first.reveal())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "../x", "-x", "built-in", "register", "ä", "a/b"})
  void whatIsNoNameForARunnerGetsNoToken(String name) {
    assertThatThrownBy(() -> tokens.issue(name)).isInstanceOf(HydrantException.class);
  }

  @Test
  void aRunnerIsKnownBeforeItsFirstProcessAndAfterItsLast() {
    RunnerTokens.Issued issued = tokens.issue(NAME);
    assertThat(directory.find(NAME).orElseThrow().seenAgo()).isEmpty();

    session(issued, "one");
    session(issued, "two");
    now += 40_000;

    RunnerDirectory.Known known = directory.find(NAME).orElseThrow();
    assertThat(known.location()).isEqualTo("Rack 7");
    assertThat(known.version()).isEqualTo("0.1");
    assertThat(known.seenAgo()).contains(40_000L);
    assertThat(known.replicas()).extracting(Runners.Seen::instance).containsExactly("one", "two");
  }

  @Test
  void oneRunnerAtMostIsTheDefault() {
    tokens.issue(NAME);
    tokens.issue("other");
    assertThat(directory.preferred()).isEmpty();

    directory.prefer(NAME);
    directory.prefer("other");

    assertThat(directory.preferred()).contains("other");
  }

  @Test
  void aRunnerThatIsRemovedIsRefusedFromThenOn() {
    RunnerTokens.Issued issued = tokens.issue(NAME);
    Secret session = session(issued, "one");

    assertThat(directory.remove(NAME)).isTrue();

    assertThat(tokens.prove(NAME, issued.token().reveal())).isEmpty();
    assertThat(runners.session(session.reveal())).isEmpty();
    assertThat(directory.remove(NAME)).isFalse();
  }

  @Test
  void aPasswordInClearTextIsRefusedWhereTheServiceRunsOnAHybridRunner() {
    tokens.issue(NAME);

    assertThatThrownBy(() -> put("orders", "the-clear-password", Optional.of(NAME)))
        .isInstanceOf(HydrantException.class)
        .hasMessageContaining("connection.config.awsConfig.awsSecretAccessKey")
        .hasMessageContaining(NAME)
        .hasMessageNotContaining("the-clear-password");
    assertThat(put("orders", "secret:aws-key", Optional.of(NAME)).at("/ingestionRunner/name"))
        .hasToString("\"" + NAME + "\"");
  }

  @Test
  void aServiceWithAStoredPasswordCannotMoveToAHybridRunner() {
    tokens.issue(NAME);
    ObjectNode service = put("orders", "the-clear-password", Optional.empty());
    ObjectMapper json = catalog.json();

    assertThatThrownBy(
            () ->
                catalog
                    .entities()
                    .patch(
                        services,
                        EntityKey.id(service.path("id").asText()),
                        json.createArrayNode()
                            .add(
                                json.createObjectNode()
                                    .put("op", "add")
                                    .put("path", "/ingestionRunner")
                                    .set("value", reference(NAME))),
                        Optional.empty(),
                        Author.ADMIN))
        .isInstanceOf(HydrantException.class)
        .hasMessageContaining("awsSecretAccessKey");
    assertThat(put("orders", "*********", Optional.empty()).has("ingestionRunner")).isFalse();
  }

  @Test
  void aRunnerThatNobodyKnowsCannotBeChosenAndOneThatIsGoneDoesNotStandInTheWay() {
    assertThatThrownBy(() -> put("orders", "secret:key", Optional.of("nobody")))
        .isInstanceOf(HydrantException.class)
        .hasMessageContaining("there is no runner");
    tokens.issue(NAME);
    put("orders", "secret:key", Optional.of(NAME));

    directory.remove(NAME);

    assertThat(
            put("orders", "secret:other", Optional.of(NAME)).at("/ingestionRunner/name").asText())
        .isEqualTo(NAME);
  }

  @Test
  void aNewServiceWithoutARunnerGetsTheDefaultOneAndAnOldOneKeepsWhatItHas() {
    ObjectNode before = put("before", "secret:key", Optional.empty());
    tokens.issue(NAME);
    directory.prefer(NAME);

    assertThat(put("after", "secret:key", Optional.empty()).at("/ingestionRunner/name").asText())
        .isEqualTo(NAME);
    put("before", "secret:other", Optional.empty());
    assertThat(
            catalog
                .entities()
                .get(services, EntityKey.id(before.path("id").asText()), Include.ALL)
                .has("ingestionRunner"))
        .isFalse();
  }

  private Secret session(RunnerTokens.Issued issued, String instance) {
    String proof = tokens.prove(NAME, issued.token().reveal()).orElseThrow();
    return runners.open(new Runners.Process(NAME, instance, "0.1", 4, "Rack 7"), proof);
  }

  private ObjectNode put(String name, String password, Optional<String> runner) {
    ObjectNode body = catalog.json().createObjectNode();
    body.put("name", name).put("serviceType", "KinesisFirehose");
    body.putObject("connection")
        .putObject("config")
        .put("type", "KinesisFirehose")
        .putObject("awsConfig")
        .put("awsRegion", "eu-west-1")
        .put("awsSecretAccessKey", password);
    runner.ifPresent(chosen -> body.set("ingestionRunner", reference(chosen)));
    return catalog.entities().put(services, body, Author.ADMIN).entity();
  }

  private ObjectNode reference(String name) {
    return catalog
        .json()
        .createObjectNode()
        .put("id", RunnerNames.id(name))
        .put("type", RunnerNames.TYPE);
  }
}
