package dev.hydrant.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.workflow.ProxySettings;
import dev.hydrant.model.workflow.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyRulesTest {
  private static final String AWS = "https://firehose.eu-west-1.amazonaws.com";

  private static ProxySettings settings(String url, String user, String password, String noProxy) {
    return new ProxySettings(
        Optional.of(url),
        Optional.of(user),
        Optional.of(password).map(Secret::new),
        Optional.of(noProxy));
  }

  private static Optional<String> proxy(Map<String, String> environment, String target) {
    return ProxyRules.of(Optional.empty(), environment)
        .of(URI.create(target))
        .map(ProxyServer::address);
  }

  @Test
  void without_settings_and_variables_everything_is_called_directly() {
    assertThat(proxy(Map.of(), AWS)).isEmpty();
  }

  @Test
  void each_scheme_has_its_variable_in_either_case_and_the_lower_case_wins() {
    assertThat(proxy(Map.of("HTTPS_PROXY", "http://p:3128"), AWS)).contains("p:3128");
    assertThat(proxy(Map.of("https_proxy", "http://p:3128"), AWS)).contains("p:3128");
    assertThat(proxy(Map.of("HTTPS_PROXY", "http://upper:1", "https_proxy", "http://lower:2"), AWS))
        .contains("lower:2");
    assertThat(proxy(Map.of("HTTP_PROXY", "http://p:3128"), AWS)).isEmpty();
    assertThat(proxy(Map.of("HTTP_PROXY", "p:3128"), "http://catalog:8585/api")).contains("p:3128");
    assertThat(proxy(Map.of("HTTPS_PROXY", "http://p"), AWS)).contains("p:80");
    assertThat(proxy(Map.of("HTTPS_PROXY", "  "), AWS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "example.com,              https://example.com,          true",
    "example.com,              https://a.b.example.com,      true",
    ".example.com,             https://a.example.com,        true",
    "*.example.com,            https://a.example.com,        true",
    "EXAMPLE.com,              https://Example.COM,          true",
    "example.com,              https://notexample.com,       false",
    "example.com,              https://example.com.evil.io,  false",
    "example.com:8443,         https://example.com:8443,     true",
    "example.com:8443,         https://example.com,          false",
    "example.com:443,          https://example.com,          true",
    "*,                        https://anything.example,     true",
    "'a.com, b.com',           https://b.com,                true",
    "a.com b.com,              https://b.com,                true",
    "10.0.0.0/8,               https://10.200.3.4,           true",
    "10.0.0.0/8,               https://11.0.0.1,             false",
    "10.1.2.3,                 https://10.1.2.3,             true",
    "10.1.2.3,                 https://10.1.2.33,            false",
    "10.0.0.0/33,              https://10.0.0.1,             false",
    "10.0.0.0/x,               https://10.0.0.1,             false",
    "fd00::/8,                 https://[fd00:0:0:0::1],      true",
    "fd00::1,                  https://[fd00:0:0:0::1],      true",
    "[fd00::1]:8443,           https://[fd00::1]:8443,       true",
    "2001:db8::/32,            https://10.0.0.1,             false",
    "x.com,                    http://localhost:8585/api,    true",
    "x.com,                    http://127.9.9.9:4566,        true",
    "x.com,                    http://[::1]:4566,            true",
    "x.com,                    http://169.254.169.254/,      true",
    "x.com,                    https://firehose.eu-west-1.amazonaws.com, false"
  })
  void no_proxy_is_read_as_usual_and_this_machine_is_always_called_directly(
      String noProxy, String target, boolean direct) {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://p:1", "HTTP_PROXY", "http://p:1", "NO_PROXY", noProxy);
    assertThat(proxy(environment, target).isEmpty()).isEqualTo(direct);
  }

  @Test
  void settings_stand_in_for_their_variables_one_by_one() {
    Map<String, String> environment =
        Map.of("https_proxy", "http://other:1", "no_proxy", "example.com");
    ProxyRules url = ProxyRules.of(Optional.of(settings("http://p:2", "", "", "")), environment);
    assertThat(url.of(URI.create(AWS)).map(ProxyServer::address)).contains("p:2");
    assertThat(url.of(URI.create("http://catalog/api")).map(ProxyServer::address)).contains("p:2");
    assertThat(url.of(URI.create("https://example.com"))).isEmpty();

    ProxyRules both =
        ProxyRules.of(Optional.of(settings("http://p:2", "", "", "amazonaws.com")), environment);
    assertThat(both.of(URI.create(AWS))).isEmpty();
    assertThat(both.of(URI.create("https://example.com"))).isPresent();

    ProxyRules user = ProxyRules.of(Optional.of(settings("", "me", "s3cr3t", "")), environment);
    assertThat(user.of(URI.create(AWS)))
        .hasValueSatisfying(
            server -> {
              assertThat(server.address()).isEqualTo("other:1");
              assertThat(server.authorization()).contains("Basic bWU6czNjcjN0");
            });
    assertThat(user.secrets()).containsExactly(new Secret("s3cr3t"));
  }

  @Test
  void user_and_password_of_a_variable_are_decoded_and_kept_from_being_shown() {
    ProxyRules rules =
        ProxyRules.of(Optional.empty(), Map.of("HTTPS_PROXY", "http://me:s3%40r+t@p:3128"));
    assertThat(rules.of(URI.create(AWS)))
        .hasValueSatisfying(
            server -> {
              assertThat(server.username()).contains("me");
              assertThat(server.password()).contains(new Secret("s3@r+t"));
              assertThat(server.toString()).doesNotContain("s3@r+t");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://p:1/s3cr3t",
        "socks5://s3cr3t@p:1",
        "http://",
        "http://p:1/ s3cr3t",
        "http://me:s3cr3t@p:1"
      })
  void an_unusable_setting_is_named_and_not_repeated(String url) {
    assertThatThrownBy(() -> ProxyRules.of(Optional.of(settings(url, "", "", "")), Map.of()))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID_VALUE);
              assertThat(e.text()).startsWith("hydrant.proxy.url:").doesNotContain("s3cr3t");
            });
  }

  @Test
  void an_unusable_variable_is_named() {
    assertThatThrownBy(() -> ProxyRules.of(Optional.empty(), Map.of("HTTPS_PROXY", "socks://p:1")))
        .hasMessageStartingWith("HTTPS_PROXY:");
  }

  @Test
  void half_a_setting_names_the_missing_half() {
    assertThatThrownBy(
            () -> ProxyRules.of(Optional.of(settings("http://p:1", "", "x", "")), Map.of()))
        .hasMessageContaining("hydrant.proxy.username is missing");
    assertThatThrownBy(() -> ProxyRules.of(Optional.of(settings("", "me", "x", "")), Map.of()))
        .hasMessageContaining("hydrant.proxy.url is missing");
  }
}
