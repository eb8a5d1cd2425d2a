package dev.hydrant.firehose.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.asset.DatabaseEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.firehose.model.Processor;

class TextReadersTest {
  @Test
  void ofAProcessorsParameterThatIsNotKnownOnlyTheNameIsShown() {
    Processor processor =
        Processor.builder()
            .type("Lambda")
            .parameters(
                known -> known.parameterName("NumberOfRetries").parameterValue("3"),
                unknown -> unknown.parameterName("ApiKey").parameterValue("c4n4ry"))
            .build();

    assertThat(new ProcessorReader(processor).facts().get("parameters"))
        .isEqualTo(Map.of("NumberOfRetries", "3", "ApiKey", "*********"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GZIP JSON 's3://b/paths.json' | GZIP JSON 's3://b/paths.json'",
        "json 'auto ignorecase' | json 'auto ignorecase'",
        "DELIMITER ';' NULL AS 'x' | DELIMITER ';' NULL AS 'x'",
        "CREDENTIALS 'aws_access_key_id=AKIA;aws_secret_access_key=s' | CREDENTIALS '***'",
        "access_key_id 'AKIA' secret_access_key 's' | access_key_id '***' secret_access_key '***'",
        "DELIMITER ',' 'AKIA' | DELIMITER ',' '***'",
        "QUOTE hunter2 'abc' | QUOTE *** '***'",
        "JSON 's3://b/p.json?token=abc' | JSON 's3://b/p.json'",
        "JSON 's3://b/p.json;aws_secret_access_key=abc' | JSON 's3://b/p.json'",
        "MAXERROR 10 password=abc123 | MAXERROR 10 ***",
        "IAM_ROLE 'arn:aws:iam::111122223333:role/copy' | IAM_ROLE 'arn:aws:iam::111122223333:role/copy'",
        "CREDENTIALS 'unclosed | CREDENTIALS '***'",
        "DATEFORMAT 'it''s' 'next' | DATEFORMAT 'it''s' '***'",
      })
  void ofCopyOptionsOnlyTheHarmlessIsShown(String options, String shown) {
    assertThat(CopyOptions.masked(options)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "https://Intake.Acme.Example/a?b=c, https://intake.acme.example",
    "https://u:p@h.example:8443/x, https://h.example:8443",
    "http://u@v@h.example, http://h.example",
    "h.example, https://h.example",
    "h.example:443/path, https://h.example:443",
    "https://[2001:db8::1]:8088/x, https://[2001:db8::1]:8088",
    "https://h.example\\@evil.example/, https://h.example",
  })
  void ofAnAddressSchemeHostAndPortAreShown(String text, String origin) {
    assertThat(WebAddress.parse(text).map(WebAddress::origin)).contains(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "****",
        "https://",
        "https:///path",
        "https://h:port/",
        "a b",
        "@",
        "https://user:1/x@h.example"
      })
  void whatHasNoHostIsNoAddress(String text) {
    assertThat(WebAddress.parse(text)).isEmpty();
  }

  @Test
  void addressesInFreeTextKeepTheirHostAlone() {
    assertThat(
            WebAddress.maskIn("Denied (see https://u:p@h.example/x?y=z) for arn:aws:kms:::key/1"))
        .isEqualTo("Denied (see https://h.example for arn:aws:kms:::key/1");
  }

  @Test
  void aJqObjectIsTakenApartWhateverStandsInIt() {
    JqObject query =
        JqObject.parse(
                "{ \"a\": \"x,y\", b: (.p | split(\",\")[0]), c: {d: [1,2]}, e, f: (\"lit\\\"eral\"),"
                    + " g: \"\\(.x)\" }")
            .orElseThrow();

    assertThat(query.members())
        .containsExactly(
            Map.entry("a", "\"x,y\""),
            Map.entry("b", "(.p | split(\",\")[0])"),
            Map.entry("c", "{d: [1,2]}"),
            Map.entry("e", ".e"),
            Map.entry("f", "(\"lit\\\"eral\")"),
            Map.entry("g", "\"\\(.x)\""));
    assertThat(query.literal("a")).contains("x,y");
    assertThat(query.literal("f")).contains("lit\"eral");
    assertThat(query.literal("g")).as("an interpolation is computed").isEmpty();
    assertThat(query.literal("e")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".a", "{", "{a:1} | .b", "{a:1}, {b:2}", "{(.k): 1}", "{a b}"})
  void anyOtherQueryIsNotTakenApart(String query) {
    assertThat(JqObject.parse(query)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "'', ''",
        "/, ''",
        "orders, ''",
        "orders/, orders",
        "/orders/, orders",
        "Raw/Orders/dt=!{timestamp:yyyy}/, Raw/Orders",
        "raw/orders, raw",
        "!{timestamp:yyyy}/x/, ''",
        "a//b/, a//b",
        "a/!{unclosed, a",
      })
  void theRootOfAPrefixIsTheFolderBeforeItsFirstExpression(String prefix, String root) {
    assertThat(KeyPrefix.of(prefix).root()).isEqualTo(root);
  }

  @Test
  void hiveKeysAreFoundInAndAroundExpressions() {
    assertThat(
            KeyPrefix.of("x/dt=!{timestamp:yyyy-MM-dd}/k=!{partitionKeyFromQuery:k}/").partitions())
        .containsExactly(
            Map.entry("dt", "!{timestamp:yyyy-MM-dd}"),
            Map.entry("k", "!{partitionKeyFromQuery:k}"));
    assertThat(KeyPrefix.of("!{timestamp:'year='yyyy'/month='MM}/").partitions())
        .containsExactly(
            Map.entry("year", "!{timestamp:yyyy}"), Map.entry("month", "!{timestamp:MM}"));
    assertThat(KeyPrefix.of("!{timestamp:yyyy}/a=b/").partitions()).isEmpty();
  }

  @Test
  void theDefaultSuffixComesWithoutATimestampOnly() {
    assertThat(KeyPrefix.of(null).takesDefaultSuffix()).isTrue();
    assertThat(KeyPrefix.of("a/!{firehose:random-string}/").takesDefaultSuffix()).isTrue();
    assertThat(KeyPrefix.of("a/!{timestamp:yyyy}/").takesDefaultSuffix()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "t, , , t",
        "S.T, , s, t",
        "d.S.\"T\", d, s, T",
        "\"a.b\".\"c\"\"d\", , a.b, c\"d",
        " s . t , , s, t",
      })
  void aRedshiftNameIsFoldedUnlessQuoted(
      String written, String database, String schema, String table) {
    assertThat(RedshiftName.parse(written))
        .contains(new RedshiftName(text(database), text(schema), table));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", "a.b.c.d", "\"a", "a\"b", "\""})
  void whatIsNoRedshiftNameIsNotGuessed(String written) {
    assertThat(RedshiftName.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sales.orders, sales, orders, false",
    "sales.a.b, sales, a.b, false",
    "orders, shop, orders, false",
    "sales.*, sales, *, true",
    "sales.orders_.*, sales, orders_.*, true",
    "sales\\.orders_.*, sales, orders_.*, true",
    ".*, shop, .*, true",
    "*.*, *, *, true",
    "%, shop, %, true",
  })
  void aMySqlTableIsInTheDatabaseItNames(
      String written, String database, String table, boolean pattern) {
    assertThat(new TableNames(DatabaseEngine.MYSQL, List.of("shop")).split(written))
        .isEqualTo(new TableNames.Name(database, "", table, pattern));
  }

  @ParameterizedTest
  @CsvSource({
    "shop.public.orders, shop, public, orders, false",
    "public.orders, shop, public, orders, false",
    "shop.orders, shop, , orders, false",
    "orders, shop, , orders, false",
    "loyalty.*, shop, loyalty, *, true",
    "shop\\.public\\.o_.*, shop, public, o_.*, true",
  })
  void aPostgreSqlTableIsInTheSchemaItNames(
      String written, String database, String schema, String table, boolean pattern) {
    assertThat(new TableNames(DatabaseEngine.POSTGRESQL, List.of("shop")).split(written))
        .isEqualTo(new TableNames.Name(database, text(schema), table, pattern));
  }

  @Test
  void aPostgreSqlNameOfTwoPartsStartsWithADatabaseWhereSeveralAreRead() {
    TableNames names = new TableNames(DatabaseEngine.POSTGRESQL, List.of("shop", "crm"));

    assertThat(names.split("crm.people"))
        .isEqualTo(new TableNames.Name("crm", "", "people", false));
  }

  @Test
  void anArnIsReadDefensively() {
    assertThat(Arn.parse("arn:aws:firehose:eu-west-1:111122223333:deliverystream:flow"))
        .hasValueSatisfying(
            arn -> {
              assertThat(arn.scope()).isEqualTo(new AwsScope("aws", "111122223333", "eu-west-1"));
              assertThat(arn.resourceOf("deliverystream")).contains("flow");
              assertThat(arn.resourceOf("stream")).isEmpty();
            });
    for (String text : List.of("", "arn:", "arn:aws:s3", "arn:aws:s3:::", "urn:aws:s3:::b")) {
      assertThat(Arn.parse(text)).as(text).isEqualTo(Optional.empty());
    }
  }

  /** The CSV reader gives null for an empty column. */
  private static String text(@Nullable String column) {
    return column == null ? "" : column;
  }
}
