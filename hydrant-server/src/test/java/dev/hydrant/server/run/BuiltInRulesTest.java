package dev.hydrant.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.server.run.desk.BuiltInRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuiltInRulesTest {
  private static final BuiltInRules STRICT = new BuiltInRules(false, false, false);
  private static final HydrantSettings NONE = HydrantSettings.defaults();
  private static final Optional<String> KEY = Optional.of("AKIAIOSFODNN7EXAMPLE");
  private static final Optional<String> EMPTY = Optional.empty();

  @Test
  void keysOfAConnectionsOwnPass() {
    assertThatCode(() -> STRICT.check(connection(false, KEY, EMPTY, EMPTY), NONE))
        .doesNotThrowAnyException();
  }

  @Test
  void theMachinesOwnIdentityIsRefusedUnlessAllowed() {
    FirehoseConnection chain = connection(false, EMPTY, EMPTY, EMPTY);
    FirehoseConnection enabled = connection(true, KEY, EMPTY, EMPTY);

    refused(STRICT, chain, NONE, "awsConfig", "--allow-host-identity");
    refused(STRICT, enabled, NONE, "awsConfig", "--allow-host-identity");
    assertThatCode(() -> new BuiltInRules(true, false, false).check(chain, NONE))
        .doesNotThrowAnyException();
  }

  @Test
  void aProfileIsRefusedUnlessAllowed() {
    FirehoseConnection profile = connection(false, EMPTY, Optional.of("prod"), EMPTY);

    refused(STRICT, profile, NONE, "awsConfig.profileName", "--allow-profiles");
    refused(new BuiltInRules(true, false, true), profile, NONE, "profileName", "--allow-profiles");
    assertThatCode(() -> new BuiltInRules(false, true, false).check(profile, NONE))
        .doesNotThrowAnyException();
  }

  @Test
  void privateAddressesAreRefusedUnlessAllowed() {
    for (String url :
        List.of(
            "http://127.0.0.1:4566",
            "http://localhost:4566",
            "http://169.254.169.254/latest",
            "https://10.1.2.3",
            "https://192.168.0.1",
            "https://172.16.0.1",
            "https://100.64.0.1",
            "http://[::1]:80",
            "http://[fd00::1]",
            "http://[::ffff:10.0.0.1]",
            "http://0.0.0.0",
            "no address")) {
      FirehoseConnection endpoint = connection(false, KEY, EMPTY, Optional.of(url));
      refused(STRICT, endpoint, NONE, "awsConfig.endPointURL", "--allow-private-endpoints");
      refused(
          STRICT,
          connection(false, KEY, EMPTY, EMPTY),
          HydrantSettings.aws(Map.of(), Map.of("sts", url), Optional.empty()),
          "connection.hydrant.endpoints.sts",
          "--allow-private-endpoints");
      assertThatCode(() -> new BuiltInRules(false, false, true).check(endpoint, NONE))
          .doesNotThrowAnyException();
    }
    assertThatCode(
            () ->
                STRICT.check(
                    connection(false, KEY, EMPTY, Optional.of("https://203.0.113.7")), NONE))
        .doesNotThrowAnyException();
  }

  private static void refused(
      BuiltInRules rules,
      FirehoseConnection connection,
      HydrantSettings settings,
      String field,
      String flag) {
    assertThatThrownBy(() -> rules.check(connection, settings))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> {
              assertThat(e.text()).contains(field);
              assertThat(e.advice()).contains(flag);
            });
  }

  private static FirehoseConnection connection(
      boolean enabled, Optional<String> key, Optional<String> profile, Optional<String> endpoint) {
    return new FirehoseConnection(
        Optional.of(FirehoseConnection.TYPE),
        new AwsConfig(
            enabled,
            key,
            key.map(Secret::new),
            Optional.of("eu-west-1"),
            Optional.empty(),
            endpoint,
            profile,
            EMPTY,
            EMPTY,
            EMPTY),
        EMPTY,
        Optional.empty(),
        Optional.empty());
  }
}
