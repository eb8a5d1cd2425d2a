package dev.hydrant.client.naming;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.hydrant.model.stream.Column;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColumnTypesTest {
  private static JsonNode column(String type) {
    ArrayNode columns = ColumnTypes.columns(List.of(new Column("c", type)));
    assertThat(columns).hasSize(1);
    return columns.get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tinyint|TINYINT",
        "smallint|SMALLINT",
        "int|INT",
        "INTEGER|INT",
        "bigint|BIGINT",
        "float|FLOAT",
        "double|DOUBLE",
        "double precision|DOUBLE",
        "decimal(10,2)|DECIMAL",
        "numeric(38)|NUMERIC",
        "NUMBER(38,0)|NUMBER",
        "boolean|BOOLEAN",
        "string|STRING",
        "char(3)|CHAR",
        "character varying(256)|VARCHAR",
        "varchar(20)|VARCHAR",
        "binary|BINARY",
        "date|DATE",
        "timestamp|TIMESTAMP",
        "timestamp without time zone|TIMESTAMP",
        "timestamp with time zone|TIMESTAMPZ",
        "timestamp(6) with time zone|TIMESTAMPZ",
        "TIMESTAMP_NTZ(9)|TIMESTAMP",
        "TIMESTAMP_LTZ|TIMESTAMPZ",
        "interval year to month|INTERVAL",
        "map<string,int>|MAP",
        "uniontype<int,string>|UNION",
        "VARIANT|VARIANT",
        "super|SUPER",
        "hllsketch|HLLSKETCH",
        "fixed(16)|BINARY",
        "uuid|UUID",
        "something else|UNKNOWN",
        "''|UNKNOWN"
      })
  void a_type_has_the_contracts_word(String type, String word) {
    assertThat(column(type).path("dataType").asText()).isEqualTo(word);
    assertThat(column(type).path("dataTypeDisplay").asText()).isEqualTo(type);
  }

  @Test
  void lengths_and_digits_are_members_of_their_own() {
    assertThat(column("varchar(20)").path("dataLength").asInt()).isEqualTo(20);
    assertThat(column("char").path("dataLength").asInt()).isEqualTo(1);
    assertThat(column("decimal(10, 2)").path("precision").asInt()).isEqualTo(10);
    assertThat(column("decimal(10, 2)").path("scale").asInt()).isEqualTo(2);
    assertThat(column("decimal(7)").path("scale").asInt()).isZero();
    assertThat(column("decimal").has("precision")).isFalse();
  }

  @Test
  void a_structure_has_its_members_as_children_at_every_depth() {
    JsonNode column =
        column("struct<id:int,price:decimal(10,2),`at`:struct<lat:double,m:map<string,int>>>");

    assertThat(column.path("dataType").asText()).isEqualTo("STRUCT");
    assertThat(column.path("children"))
        .extracting(child -> child.path("name").asText())
        .containsExactly("id", "price", "at");
    assertThat(column.at("/children/1/scale").asInt()).isEqualTo(2);
    assertThat(column.at("/children/2/children/1/dataType").asText()).isEqualTo("MAP");
    assertThat(column.at("/children/2/children/1/dataTypeDisplay").asText())
        .isEqualTo("map<string,int>");
  }

  @Test
  void a_list_names_the_type_of_its_items_and_shows_the_members_of_structures_in_it() {
    assertThat(column("array<string>").path("arrayDataType").asText()).isEqualTo("STRING");
    assertThat(column("array<string>").has("children")).isFalse();
    assertThat(column("array").path("arrayDataType").asText()).isEqualTo("UNKNOWN");
    JsonNode nested = column("array<array<struct<a:int>>>");
    assertThat(nested.path("arrayDataType").asText()).isEqualTo("ARRAY");
    assertThat(nested.path("children").findValuesAsText("name")).containsExactly("a");
  }

  @Test
  void what_is_not_closed_or_too_deep_stays_text() {
    assertThat(column("struct<a:int").has("children")).isFalse();
    assertThat(column("struct<a>").has("children")).isFalse();
    String deep = "struct<a:".repeat(50) + "int" + ">".repeat(50);
    assertThat(column(deep).findValues("children")).isNotEmpty();
    assertThat(column(deep).toString().split("\"children\"", -1)).hasSizeLessThan(10);
  }
}
