package dev.hydrant.firehose.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceEndpointsTest {
  @ParameterizedTest
  @CsvSource({
    "https://firehose.eu-west-1.amazonaws.com,                                       false",
    "https://FIREHOSE.eu-west-1.amazonaws.com,                                       false",
    "https://firehose-fips.us-east-1.amazonaws.com,                                  false",
    "https://firehose.eu-west-1.api.aws,                                             false",
    "https://firehose.cn-north-1.amazonaws.com.cn,                                   false",
    "https://vpce-0ab-1cd.firehose.eu-west-1.vpce.amazonaws.com,                     false",
    "https://vpce-0ab-1cd-eu-west-1a.kinesis-firehose.eu-west-1.vpce.amazonaws.com,  false",
    "http://127.0.0.1:4566,                                                          true",
    "http://localhost:4566,                                                          true",
    "https://aws-gateway.example.com,                                                true",
    "https://myfirehose.example.com,                                                 true",
    "https://gateway.example.com/firehose.eu-west-1.amazonaws.com,                   true"
  })
  void a_firehose_host_serves_firehose_alone_and_any_other_host_serves_all(
      String url, boolean servesAll) {
    ServiceEndpoints endpoints = ServiceEndpoints.of(Optional.of(url), Map.of());
    assertThat(endpoints.of(AwsService.FIREHOSE)).contains(URI.create(url));
    assertThat(endpoints.of(AwsService.STS).isPresent()).isEqualTo(servesAll);
  }

  @Test
  void an_endpoint_of_a_service_wins_over_the_general_one() {
    ServiceEndpoints endpoints =
        ServiceEndpoints.of(
            Optional.of("http://127.0.0.1:4566"), Map.of("sts", "http://127.0.0.1:9999"));
    assertThat(endpoints.of(AwsService.FIREHOSE)).contains(URI.create("http://127.0.0.1:4566"));
    assertThat(endpoints.of(AwsService.STS)).contains(URI.create("http://127.0.0.1:9999"));
  }

  @Test
  void without_any_setting_every_service_is_at_its_own_address() {
    assertThat(ServiceEndpoints.of(Optional.empty(), Map.of()).overrides()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "firehose.eu-west-1.amazonaws.com",
        "ftp://firehose.example.com",
        "https://",
        "https://user:s3cr3t@host.example",
        "https://host.example/?token=s3cr3t",
        "https://host.example/#s3cr3t",
        "https://ho st.example/s3cr3t"
      })
  void an_unusable_address_is_refused_by_field_without_repeating_it(String url) {
    assertThatThrownBy(() -> ServiceEndpoints.of(Optional.of(url), Map.of()))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID_VALUE);
              assertThat(e.text()).startsWith("awsConfig.endPointURL:").doesNotContain("s3cr3t");
              assertThat(e.advice()).isNotEmpty();
            });
  }

  @Test
  void an_unknown_service_is_refused_with_the_nearest_known_one() {
    assertThatThrownBy(
            () -> ServiceEndpoints.of(Optional.empty(), Map.of("firehos", "http://127.0.0.1:1")))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_UNKNOWN_KEY);
              assertThat(e.text()).contains("hydrant.endpoints.firehos").contains("'firehose'");
            });
  }
}
