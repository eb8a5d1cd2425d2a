package dev.hydrant.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.model.workflow.SecretsSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A secret")
class SecretStoreTest {
  @TempDir Path directory;

  @Test
  @DisplayName("is found in the environment by its name or by its path")
  void environment() {
    SecretStore store =
        new EnvironmentSecretStore(Map.of("HYDRANT_AWS_KEY", "v", "lower", "w", "EMPTY", ""));

    assertThat(text(store, "/hydrant/aws-key")).contains("v");
    assertThat(text(store, "lower")).contains("w");
    assertThat(store.read("/none")).isEmpty();
    assertThat(store.read("EMPTY")).isEmpty();
  }

  @Test
  @DisplayName("is the content of a file without its last line break")
  void file() throws Exception {
    Files.createDirectories(directory.resolve("aws"));
    Files.writeString(directory.resolve("aws/key"), "line one\nline two\n");
    SecretStore store = new FileSecretStore(directory);

    assertThat(text(store, "/aws/key")).contains("line one\nline two");
    assertThat(store.read("aws/none")).isEmpty();
    assertThat(store.read("aws")).isEmpty();
  }

  @Test
  @DisplayName("outside the store's directory is refused")
  void noTraversal() {
    SecretStore store = new FileSecretStore(directory);
    for (String id : new String[] {"../etc/passwd", "/../../etc/passwd", "a/../../b", "/"}) {
      assertThatThrownBy(() -> store.read(id))
          .isInstanceOfSatisfying(
              HydrantException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.SECRET_UNRESOLVED));
    }
  }

  @Test
  @DisplayName("that is a reference is resolved, and plain text passes through")
  void resolves() {
    SecretResolver resolver =
        new SecretResolver(new EnvironmentSecretStore(Map.of("KEY", "value")));

    assertThat(resolver.resolve("f", new Secret("secret:KEY"))).isEqualTo(new Secret("value"));
    assertThat(resolver.resolve("f", new Secret("plain"))).isEqualTo(new Secret("plain"));
  }

  @Test
  @DisplayName("that cannot be had is an error that names field and id")
  void failsByName() {
    SecretResolver resolver = new SecretResolver(new FileSecretStore(directory));

    assertThatThrownBy(() -> resolver.resolve("awsConfig.key", new Secret("secret:/no/such")))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> assertThat(e.text()).startsWith("awsConfig.key:").contains("/no/such"));
    assertThatThrownBy(() -> resolver.resolve("awsConfig.key", new Secret("secret:../x")))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> assertThat(e.text()).startsWith("awsConfig.key:").contains("leads out"));
    assertThatThrownBy(() -> resolver.resolve("awsConfig.key", new Secret("secret:")))
        .isInstanceOf(HydrantException.class);
  }

  @Test
  @DisplayName("is remembered for a minute, a missing one too")
  void caches() {
    AtomicInteger reads = new AtomicInteger();
    Instant[] now = {Instant.EPOCH};
    Clock clock =
        new Clock() {
          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now[0];
          }
        };
    SecretStore counting =
        new SecretStore() {
          @Override
          public String name() {
            return "counting";
          }

          @Override
          public Optional<StoredSecret> read(String id) {
            reads.incrementAndGet();
            return Optional.empty();
          }
        };
    SecretStore cached = new CachingSecretStore(counting, clock, Duration.ofMinutes(1));

    cached.read("a");
    cached.read("a");
    assertThat(reads).hasValue(1);
    now[0] = Instant.EPOCH.plusSeconds(60);
    cached.read("a");
    assertThat(reads).hasValue(2);
  }

  @Test
  @DisplayName("store that is not known is named with the nearest known one")
  void unknownStore() {
    assertThatThrownBy(
            () ->
                new SecretStores(Map.of(), Clock.systemUTC(), Network::direct)
                    .open(SecretsSettings.of(Optional.of("fiel"))))
        .isInstanceOfSatisfying(
            HydrantException.class, e -> assertThat(e.advice()).contains("'file'"));
  }

  private static Optional<String> text(SecretStore store, String id) {
    return store.read(id).flatMap(StoredSecret::value);
  }
}
