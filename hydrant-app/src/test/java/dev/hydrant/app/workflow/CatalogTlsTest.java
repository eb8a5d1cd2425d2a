package dev.hydrant.app.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.app.workflow.CatalogTls.Mode;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.model.workflow.SecretsSettings;
import dev.hydrant.secrets.SecretResolver;
import dev.hydrant.secrets.SecretStores;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogTlsTest {
  private static final SecretResolver RESOLVER =
      new SecretResolver(
          new SecretStores(Map.of(), Clock.systemUTC(), Network::direct)
              .open(SecretsSettings.defaults()));

  private static CatalogTls tls(String verify, String certificate) {
    return CatalogTls.of(Optional.of(verify), Optional.of(certificate).map(Secret::new));
  }

  @Test
  void the_contracts_words_are_taken_and_nothing_means_no_ssl() {
    assertThat(CatalogTls.of(Optional.empty(), Optional.empty()).mode()).isEqualTo(Mode.NO_SSL);
    assertThat(tls("no-ssl", "").mode()).isEqualTo(Mode.NO_SSL);
    assertThat(tls("ignore", "").mode()).isEqualTo(Mode.IGNORE);
    assertThat(tls("validate", "/ca.pem").mode()).isEqualTo(Mode.VALIDATE);
  }

  @Test
  void another_word_is_refused_with_those_known() {
    assertThatThrownBy(() -> tls("yes", ""))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID_VALUE);
              assertThat(e.advice()).contains("no-ssl, ignore, validate");
            });
  }

  @Test
  void validate_without_certificates_names_the_missing_field() {
    assertThatThrownBy(() -> tls("validate", " "))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_MISSING_VALUE);
              assertThat(e.text()).contains("sslConfig.caCertificate");
            });
  }

  @Test
  void no_ssl_changes_nothing_and_ignore_changes_the_way() {
    Network network = Network.direct();
    assertThat(tls("no-ssl", "/ca.pem").on(network, RESOLVER)).isSameAs(network);
    assertThat(tls("ignore", "").on(network, RESOLVER)).isNotSameAs(network);
  }

  @Test
  void certificates_that_cannot_be_had_are_named_by_their_setting() {
    CatalogTls tls = tls("validate", "/no/such.pem");
    assertThatThrownBy(() -> tls.on(Network.direct(), RESOLVER))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.FILE_MISSING);
              assertThat(e.text()).contains("sslConfig.caCertificate", "/no/such.pem");
            });
  }
}
