package dev.hydrant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.filter.FilterPattern;
import dev.hydrant.model.filter.NameFilter;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A name filter")
class NameFilterTest {
  private static NameFilter filter(List<String> includes, List<String> excludes) {
    return NameFilter.compile(new FilterPattern(includes, excludes), "pipelineFilterPattern");
  }

  @Test
  @DisplayName("matches at the start only and ignores case")
  void anchorsAtTheStart() {
    NameFilter prod = filter(List.of("prod"), List.of());

    assertThat(prod.keeps("prod-x")).isTrue();
    assertThat(prod.keeps("PROD")).isTrue();
    assertThat(prod.keeps("my-prod")).isFalse();
  }

  @Test
  @DisplayName("includes first, then excludes, and says which pattern decided")
  void includesThenExcludes() {
    NameFilter both = filter(List.of(".*prod.*"), List.of(".*test.*"));

    assertThat(both.decide("a-prod-b")).isEqualTo(new NameFilter.Decision(true, ".*prod.*"));
    assertThat(both.decide("prod-test")).isEqualTo(new NameFilter.Decision(false, ".*test.*"));
    assertThat(both.decide("dev")).isEqualTo(new NameFilter.Decision(false, ""));
  }

  @Test
  @DisplayName("without patterns keeps everything")
  void emptyKeepsAll() {
    assertThat(filter(List.of(), List.of()).keeps("anything")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'(?P<env>prod)-x',prod-x,true",
    "'^analytics-.*',analytics-1,true",
    "'.*-data-stream$',a-data-stream,true",
    "'.*-data-stream$',a-data-stream-2,false",
    "'abc\\Z',abc,true",
    "'abc\\Z',abcd,false",
    "'a{,2}b',aab,true",
    "'[a{,2]b',',b',true",
  })
  @DisplayName("understands what Python's expressions mean")
  void translatesPython(String pattern, String name, boolean kept) {
    assertThat(filter(List.of(pattern), List.of()).keeps(name)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "'(?=a)b',look-ahead",
    "'(?<!a)b',look-behind",
    "'(a)\\1',back-reference",
    "'(?P<x>a)(?P=x)',back-reference",
    "'(unclosed',missing",
  })
  @DisplayName("refuses what it cannot match, naming the field and the construct")
  void refusesByName(String pattern, String named) {
    assertThatThrownBy(() -> filter(List.of("ok", pattern), List.of()))
        .isInstanceOfSatisfying(
            HydrantException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.FILTER_INVALID);
              assertThat(e.text()).startsWith("pipelineFilterPattern.includes[1]").contains(named);
            });
  }

  @Test
  @DisplayName("cannot be made to run away by a catastrophic pattern")
  void isLinear() {
    NameFilter nasty = filter(List.of("(a+)+b"), List.of());

    assertThat(nasty.keeps("a".repeat(64))).isFalse();
    assertThat(nasty.keeps("a".repeat(100_000))).isFalse();
  }
}
