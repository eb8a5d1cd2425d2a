package dev.hydrant.app.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.model.error.HydrantException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HybridSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "9464, 127.0.0.1, 9464",
    "0, 127.0.0.1, 0",
    "0.0.0.0:9464, 0.0.0.0, 9464",
    "[::1]:9464, 0:0:0:0:0:0:0:1, 9464"
  })
  void aPortAloneIsOnLoopback(String text, String host, int port) {
    InetSocketAddress address = HybridSettings.metrics(text).orElseThrow();

    assertThat(address.getAddress().getHostAddress()).isEqualTo(host);
    assertThat(address.getPort()).isEqualTo(port);
  }

  @Test
  void withoutAPortThereAreNoMetrics() {
    assertThat(HybridSettings.metrics(" ")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "127.0.0.1", "127.0.0.1:", "127.0.0.1:99999", "-1"})
  void whatIsNoPortIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> HybridSettings.metrics(text))
        .isInstanceOf(HydrantException.class)
        .hasMessageContaining("--metrics-port")
        .satisfies(e -> assertThat(((HydrantException) e).advice()).contains("9464"));
  }
}
