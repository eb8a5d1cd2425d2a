package dev.hydrant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.model.name.Fqn;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A fully qualified name")
class FqnTest {
  @Test
  @DisplayName("leaves parts without dots bare and quotes parts with dots")
  void quotesOnlyWhereNeeded() {
    assertThat(Fqn.of("prod", "orders")).isEqualTo("prod.orders");
    assertThat(Fqn.of("my.svc", "a")).isEqualTo("\"my.svc\".a");
    assertThat(Fqn.child("s", "shop.orders.v1")).isEqualTo("s.\"shop.orders.v1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.b", "\"", "a\"b.c", ".", "", "a b/c", "..", "\"a.b\""})
  @DisplayName("splits back into the raw parts it was made of")
  void roundTrips(String part) {
    assertThat(Fqn.split(Fqn.of("service", part, "end"))).containsExactly("service", part, "end");
    assertThat(Fqn.name(Fqn.of("service", part))).isEqualTo(part);
    assertThat(Fqn.parent(Fqn.of("a.b", part))).isEqualTo("\"a.b\"");
  }

  @Test
  @DisplayName("that is malformed is refused instead of guessed")
  void refusesMalformed() {
    for (String broken : List.of("\"open", "a\"b.c", "\"a\"b.c")) {
      assertThatThrownBy(() -> Fqn.split(broken)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
