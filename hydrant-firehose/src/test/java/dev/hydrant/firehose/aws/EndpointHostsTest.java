package dev.hydrant.firehose.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hydrant.model.error.HydrantException;
import java.io.ByteArrayInputStream;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The host that each client would call, without calling it. */
class EndpointHostsTest {
  private static final ConfigFiles NO_FILES =
      new ConfigFiles(Path.of("/nowhere/a"), Path.of("/nowhere/b"), Path.of("/nowhere/c"));

  /** Refuses every request and remembers where it was meant to go. */
  private static final class Capturing implements SdkHttpClient {
    private final List<String> hosts = new ArrayList<>();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      hosts.add(request.httpRequest().host());
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(404).build())
              .responseBody(AbortableInputStream.create(new ByteArrayInputStream(new byte[0])))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }

  private static Map<AwsService, String> hosts(Settings settings) {
    settings.with("awsAccessKeyId", "AKIASIMULATED").with("awsSecretAccessKey", "x");
    CallGovernor governor = new CallGovernor(Map.of(), Ticker.system(), notice -> {});
    Capturing http = new Capturing();
    Map<AwsService, String> hosts = new EnumMap<>(AwsService.class);
    try (AwsClients clients =
        AwsClients.open(settings.checked(), governor, AwsErrorsTest.QUICK, NO_FILES, http)) {
      ServiceCalls calls = new ServiceCalls(clients);
      for (AwsService service : AwsService.values()) {
        http.hosts.clear();
        assertThat(catchThrowableOfType(HydrantException.class, () -> calls.call(service)))
            .isNotNull();
        hosts.put(service, http.hosts.get(0));
      }
    }
    return hosts;
  }

  private static String prefix(AwsService service) {
    return switch (service) {
      case TAGGING -> "tagging";
      case CLOUDWATCH -> "monitoring";
      default -> service.id();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1,       amazonaws.com",
    "cn-north-1,      amazonaws.com.cn",
    "us-gov-west-1,   amazonaws.com",
    "us-iso-east-1,   c2s.ic.gov",
    "us-isob-east-1,  sc2s.sgov.gov",
    "eu-isoe-west-1,  cloud.adc-e.uk",
    "us-isof-south-1, csp.hci.ic.gov",
    "eusc-de-east-1,  amazonaws.eu"
  })
  void every_service_is_called_in_its_region_in_all_eight_partitions(String region, String suffix) {
    hosts(Settings.inRegion(region))
        .forEach(
            (service, host) ->
                assertThat(host).isEqualTo(prefix(service) + "." + region + "." + suffix));
  }

  @Test
  void fips_and_dual_stack_have_names_of_their_own() {
    assertThat(hosts(Settings.inRegion("us-east-1").fips()))
        .containsEntry(AwsService.FIREHOSE, "firehose-fips.us-east-1.amazonaws.com")
        .containsEntry(AwsService.STS, "sts-fips.us-east-1.amazonaws.com")
        .containsEntry(AwsService.GLUE, "glue-fips.us-east-1.amazonaws.com");
    assertThat(hosts(Settings.inRegion("us-gov-west-1").fips()))
        .containsEntry(AwsService.FIREHOSE, "firehose-fips.us-gov-west-1.amazonaws.com");
    assertThat(hosts(Settings.inRegion("eu-west-1").dualStack()))
        .containsEntry(AwsService.FIREHOSE, "firehose.eu-west-1.api.aws")
        .containsEntry(AwsService.STS, "sts.eu-west-1.api.aws");
    assertThat(hosts(Settings.inRegion("us-east-1").fips().dualStack()))
        .containsEntry(AwsService.FIREHOSE, "firehose-fips.us-east-1.api.aws");
  }

  @ParameterizedTest
  @EnumSource(AwsService.class)
  void each_service_may_have_an_endpoint_of_its_own_and_the_others_stay_at_aws(AwsService service) {
    Map<AwsService, String> hosts =
        hosts(Settings.inRegion("eu-west-1").endpoint(service.id(), "http://own.example:4566"));
    hosts.forEach(
        (called, host) ->
            assertThat(host)
                .isEqualTo(
                    called == service
                        ? "own.example"
                        : prefix(called) + ".eu-west-1.amazonaws.com"));
  }

  @Test
  void a_gateway_serves_every_service() {
    assertThat(hosts(Settings.inRegion("eu-west-1").with("endPointURL", "http://gateway.example")))
        .allSatisfy((service, host) -> assertThat(host).isEqualTo("gateway.example"));
  }

  @Test
  void the_surroundings_redirect_only_where_no_endpoint_is_configured() {
    Optional<String> before = Optional.ofNullable(System.getProperty("aws.endpointUrl"));
    System.setProperty("aws.endpointUrl", "http://stray.example");
    try {
      assertThat(hosts(Settings.inRegion("eu-west-1")))
          .allSatisfy((service, host) -> assertThat(host).isEqualTo("stray.example"));
      Map<AwsService, String> configured =
          hosts(
              Settings.inRegion("eu-west-1")
                  .with("endPointURL", "https://vpce-1.firehose.eu-west-1.vpce.amazonaws.com"));
      assertThat(configured.values()).doesNotContain("stray.example");
      assertThat(configured)
          .containsEntry(AwsService.FIREHOSE, "vpce-1.firehose.eu-west-1.vpce.amazonaws.com")
          .containsEntry(AwsService.STS, "sts.eu-west-1.amazonaws.com");
    } finally {
      before.ifPresentOrElse(
          old -> System.setProperty("aws.endpointUrl", old),
          () -> System.clearProperty("aws.endpointUrl"));
    }
  }

  @Test
  void a_name_that_fips_lacks_in_a_region_is_explained() {
    AwsErrors errors = new AwsErrors(Settings.inRegion("eu-west-1").fips().checked());
    HydrantException error =
        errors.translate(Operation.LIST_DELIVERY_STREAMS, new UnknownHostException("x"));
    assertThat(error.text()).startsWith("firehose-fips.eu-west-1.amazonaws.com cannot be reached");
    assertThat(error.advice()).contains("no FIPS endpoint", "eu-west-1", "us-gov-west-1");
    AwsErrors dual = new AwsErrors(Settings.inRegion("eu-west-1").dualStack().checked());
    assertThat(dual.translate(Operation.LIST_TABLES, new UnknownHostException("x")).advice())
        .contains("no dual-stack endpoint");
  }
}
