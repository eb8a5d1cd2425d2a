package dev.hydrant.client.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BrokersTest {
  private static Brokers of(String... addresses) {
    return Brokers.of(List.of(addresses));
  }

  @Test
  void lists_meet_where_one_address_is_common_whatever_case_spaces_and_protocol() {
    assertThat(Brokers.listed("b-1.x:9092, B-2.X:9094 ").meet(of("b-2.x:9094"))).isTrue();
    assertThat(Brokers.listed("SASL_SSL://b-1.x:9096").meet(of("b-1.x:9096"))).isTrue();
    assertThat(Brokers.listed("b-1.x:9092").meet(of("b-1.x:9094"))).isFalse();
    assertThat(Brokers.listed("").meet(of("b-1.x:9094"))).isFalse();
  }

  @Test
  void an_address_without_a_port_fits_every_port_of_its_host() {
    assertThat(Brokers.listed("db.acme.com").meet(of("db.acme.com:3306"))).isTrue();
    assertThat(Brokers.listed("db.acme.com:3306").meet(of("db.acme.com"))).isTrue();
    assertThat(Brokers.listed("db.acme").meet(of("db.acme.com:3306"))).isFalse();
  }

  @Test
  void only_names_that_aws_gives_tell_clusters_apart() {
    String one = "b-1.one.ab12.c2.kafka.eu-west-1.amazonaws.com:9092";
    String two = "b-1.two.cd34.c2.kafka.eu-west-1.amazonaws.com:9092";
    assertThat(of(one).elsewhere(of(two))).isTrue();
    assertThat(of(one).elsewhere(of(one, two))).isFalse();
    assertThat(of("kafka.acme.internal:9092").elsewhere(of(two))).isFalse();
    assertThat(of().elsewhere(of(two))).isFalse();
    assertThat(of(one).elsewhere(of())).isFalse();
  }
}
