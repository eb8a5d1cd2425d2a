package dev.hydrant.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.workflow.ProxySettings;
import dev.hydrant.secrets.call.CallLimits;
import dev.hydrant.secrets.call.StoreContext;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every store does alike that is reached over the network. */
abstract class RemoteStoreContract extends SecretStoreContract {
  /** Generous, since a loaded machine is no slow store. */
  private static final CallLimits PATIENT =
      new CallLimits(
          Duration.ofSeconds(20), Duration.ofSeconds(60), 200_000, 3, Duration.ofMillis(1));

  private static final CallLimits HASTY =
      new CallLimits(
          Duration.ofSeconds(20), Duration.ofMillis(700), 200_000, 3, Duration.ofMillis(1));

  final FakeVendor vendor = vendor();
  CallLimits limits = PATIENT;
  Network network = Network.direct();
  String address = vendor.url();

  abstract FakeVendor vendor();

  /** What the store calls the secret that {@link #ID} leads to. */
  abstract String nativeName();

  /** Variables that make the store usable. */
  abstract Map<String, String> environment();

  abstract SecretStore store(StoreContext context);

  /** Part of the advice when reading is denied. */
  abstract String permission();

  @Override
  void put(String text) {
    vendor.secrets.put(nativeName(), text);
  }

  @Override
  SecretStore store() {
    return store(new StoreContext(network, environment(), Clock.systemUTC(), limits));
  }

  final Map<String, String> with(String... pairs) {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      variables.put(pairs[i], pairs[i + 1]);
    }
    return variables;
  }

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  @DisplayName("says which permission is missing")
  void denied() {
    put(CANARY);
    vendor.denied.add(nativeName());

    assertThat(unresolved(ID).advice()).contains(permission());
    assertThat(vendor.reads).hasSize(1);
  }

  @Test
  @DisplayName("gives up on a store that does not answer, after one attempt")
  void slow() {
    put(CANARY);
    vendor.mood = FakeVendor.Mood.SLOW;
    limits = HASTY;

    assertThat(unresolved(ID).text()).contains("did not answer within 700 ms");
  }

  @Test
  @DisplayName("reads no more of an answer than a secret can be long")
  void huge() {
    vendor.mood = FakeVendor.Mood.HUGE;

    assertThat(unresolved(ID).text()).contains("larger than any secret");
  }

  @Test
  @DisplayName("does not take a portal's page for a secret")
  void garbage() {
    vendor.mood = FakeVendor.Mood.GARBAGE;

    assertThat(unresolved(ID).text()).contains("cannot be understood");
  }

  @Test
  @DisplayName("is not led elsewhere with its token")
  void redirect() {
    vendor.mood = FakeVendor.Mood.ELSEWHERE;

    assertThat(unresolved(ID)).isNotNull();
    assertThat(vendor.reads).noneMatch(call -> call.path().contains("elsewhere"));
  }

  @Test
  @DisplayName("reads again after a fault of the store")
  void faults() {
    put(CANARY);
    vendor.faults.set(2);

    assertThat(resolve(ID).reveal()).isEqualTo(CANARY);
    assertThat(vendor.reads).hasSize(3);
  }

  @Test
  @DisplayName("names a store that is not there")
  void unreachable() {
    vendor.close();

    assertThat(unresolved(ID).text()).contains("cannot be reached");
  }

  @Test
  @DisplayName("is asked once a minute for the same id")
  void cached() {
    put(CANARY);
    SecretStore cached = new CachingSecretStore(store(), Clock.systemUTC(), Duration.ofMinutes(10));

    assertThat(cached.read(ID)).isPresent();
    assertThat(cached.read(ID)).isPresent();
    assertThat(vendor.reads).hasSize(1);
  }

  @Test
  @DisplayName("is reached through the run's proxy")
  void proxy() {
    put(CANARY);
    network =
        Network.of(
            Optional.of(
                new ProxySettings(
                    Optional.of(vendor.url()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())),
            Optional.empty(),
            Map.of());
    address = "http://store.invalid";

    assertThat(resolve(ID).reveal()).isEqualTo(CANARY);
    assertThat(vendor.reads.get(0).header("Host")).isEqualTo("store.invalid");
  }

  final HydrantException notSetUp(Map<String, String> variables) {
    HydrantException failure =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            HydrantException.class,
            () ->
                new SecretResolver(
                        store(new StoreContext(network, variables, Clock.systemUTC(), limits)))
                    .resolve(FIELD, new dev.hydrant.model.workflow.Secret("secret:" + ID)));
    assertThat(failure.code()).isEqualTo(ErrorCode.CONFIG_MISSING_VALUE);
    return failure;
  }
}
