package dev.hydrant.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.firehose.aws.AwsService;
import dev.hydrant.firehose.aws.AwsSettings;
import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.firehose.map.DeliveryStreamMapper;
import dev.hydrant.model.connector.CancelSignal;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.filter.FilterPattern;
import dev.hydrant.model.filter.NameFilter;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.permission.Feature;
import dev.hydrant.model.permission.Permission;
import dev.hydrant.model.run.FeatureState;
import dev.hydrant.model.run.Problem;
import dev.hydrant.model.run.Severity;
import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.PipelineSourceConfig;
import dev.hydrant.simulator.AwsSimulator;
import dev.hydrant.simulator.SimulatorOptions;
import dev.hydrant.simulator.demo.DemoOrganisation;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real connector reads a simulated company with what {@link Feature} says is needed, and with
 * each action of it denied in turn.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeastPrivilegeTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T12:20:30Z"), ZoneOffset.UTC);

  /** The two that hold something for every feature. */
  private static final List<Home> HOMES =
      List.of(new Home("111122223333", "eu-west-1"), new Home("444455556666", "eu-west-1"));

  private static final String LIST = "firehose:ListDeliveryStreams";
  private static final String DESCRIBE = "firehose:DescribeDeliveryStream";
  private static final String STREAM_TAGS = "firehose:ListTagsForDeliveryStream";
  private static final String BULK_TAGS = "tag:GetResources";
  private static final String METRICS = "cloudwatch:ListMetrics";
  private static final String LOG_GROUPS = "logs:DescribeLogGroups";

  /** Either of each pair tells the same as both. */
  private static final Set<String> TWO_WAYS = Set.of(STREAM_TAGS, BULK_TAGS, METRICS, LOG_GROUPS);

  private static final List<String> LINEAGE = List.of("dynamodb", "kafka", "glue");

  private final ObjectMapper json = Json.strict();
  private AwsSimulator aws;
  private Map<Home, Reading> everything;

  @SuppressWarnings("NullAway.Init")
  LeastPrivilegeTest() {}

  @BeforeAll
  void readEverything() throws IOException {
    aws = AwsSimulator.start(SimulatorOptions.defaults().withClock(CLOCK), new DemoOrganisation());
    everything = scanAll(Set.of(Feature.values()));
  }

  @AfterAll
  void stop() {
    aws.close();
  }

  @BeforeEach
  void allowAll() {
    aws.allowAll();
    aws.resetStatistics();
  }

  @Test
  void the_company_has_something_for_every_feature() {
    for (Feature feature : Feature.values()) {
      assertThat(everything.values())
          .as(feature.id())
          .anySatisfy(reading -> assertThat(reading.part(feature)).isNotEmpty());
    }
    assertThat(everything.values().stream().flatMap(reading -> reading.problems().stream()))
        .as("a cluster of another account, which nobody but that account can allow")
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message())
                    .contains("kafka:GetBootstrapBrokers", "commerce-events"));
  }

  @Test
  void exactly_the_actions_of_all_features_give_the_same_as_everything_allowed() {
    aws.allowOnly(actions(Feature.values()));

    Map<Home, Reading> limited = scanAll(Set.of(Feature.values()));

    limited.forEach(
        (home, reading) -> {
          assertThat(reading.differences(everything(home))).isEmpty();
          assertThat(newProblems(home, reading)).isEmpty();
          assertThat(reading.report().features()).isEqualTo(everything(home).report().features());
        });
  }

  @Test
  void no_call_is_made_but_those_that_features_name_and_aws_config_is_never_asked() {
    scanAll(Set.of(Feature.values()));

    Set<String> known =
        Arrays.stream(Operation.values()).map(Operation::awsName).collect(Collectors.toSet());
    assertThat(known).containsAll(called());
    assertThat(called())
        .doesNotContain(
            "BatchGetResourceConfig", "ListDiscoveredResources", "SelectResourceConfig");
  }

  @Test
  void every_operation_but_those_of_sts_is_in_exactly_one_feature() {
    List<String> needed =
        Arrays.stream(Operation.values())
            .filter(operation -> operation.service() != AwsService.STS)
            .map(Operation::action)
            .toList();

    assertThat(Arrays.stream(Feature.values()).flatMap(feature -> actions(feature).stream()))
        .containsExactlyInAnyOrderElementsOf(needed);
  }

  @ParameterizedTest
  @EnumSource(Feature.class)
  void a_feature_alone_needs_nothing_but_its_own_actions_and_those_of_the_streams(Feature feature) {
    Set<String> allowed = actions(Feature.STREAMS, feature);
    aws.allowOnly(allowed);

    scanAll(EnumSet.of(Feature.STREAMS, feature))
        .forEach(
            (home, reading) -> {
              assertThat(reading.differences(everything(home)))
                  .doesNotContainKeys(Feature.STREAMS, feature);
              assertThat(newProblems(home, reading)).isEmpty();
            });
    Set<String> names =
        allowed.stream()
            .map(action -> action.substring(action.indexOf(':') + 1))
            .collect(Collectors.toSet());
    assertThat(names).containsAll(called());
  }

  @ParameterizedTest
  @MethodSource("optionalActions")
  void an_action_denied_costs_one_warning_that_names_it_and_everything_else_is_intact(
      Feature feature, String action) {
    aws.deny(Set.of(action));
    List<Problem> warnings = new ArrayList<>();

    scanAll(Set.of(Feature.values()))
        .forEach(
            (home, reading) -> {
              List<Problem> own = newProblems(home, reading);
              assertThat(reading.differences(everything(home)).keySet())
                  .isSubsetOf(Set.of(feature));
              assertThat(reading.report().complete()).isTrue();
              assertThat(reading.report().failed()).isZero();
              assertThat(own).hasSizeLessThanOrEqualTo(1);
              if (!own.isEmpty()) {
                assertThat(reading.report().features().get(feature.id()))
                    .isIn(FeatureState.DENIED, FeatureState.PARTLY_READ);
              }
              warnings.addAll(own);
            });

    assertThat(warnings)
        .isNotEmpty()
        .allSatisfy(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.WARNING);
              assertThat(problem.code()).isEqualTo(ErrorCode.AWS_ACCESS_DENIED);
              assertThat(problem.message() + " " + problem.advice()).contains(action);
              assertThat(problem.stream()).isEmpty();
            });
  }

  /** What has two ways is tested below. */
  static Stream<Arguments> optionalActions() {
    return Arrays.stream(Feature.values())
        .filter(feature -> !feature.mandatory())
        .flatMap(
            feature ->
                actions(feature).stream()
                    .filter(action -> !TWO_WAYS.contains(action))
                    .map(action -> Arguments.of(feature, action)));
  }

  @Test
  void without_bulk_tags_each_stream_is_asked_and_nobody_is_warned() {
    aws.deny(Set.of(BULK_TAGS));
    assertSameAsEverything(scanAll(Set.of(Feature.values())));
    assertThat(aws.statistics().calls("ListTagsForDeliveryStream"))
        .isGreaterThanOrEqualTo(
            everything.values().stream().mapToLong(reading -> reading.report().listed()).sum());
  }

  @Test
  void without_tags_stream_by_stream_nothing_is_missing() {
    aws.deny(Set.of(STREAM_TAGS));
    assertSameAsEverything(scanAll(Set.of(Feature.values())));
  }

  @Test
  void without_either_way_to_the_tags_there_is_one_warning_that_names_both() {
    aws.deny(Set.of(BULK_TAGS, STREAM_TAGS));

    scanAll(Set.of(Feature.values()))
        .forEach(
            (home, reading) -> {
              assertThat(reading.part(Feature.TAGS)).isEmpty();
              assertThat(reading.differences(everything(home))).containsOnlyKeys(Feature.TAGS);
              assertThat(newProblems(home, reading))
                  .singleElement()
                  .satisfies(
                      problem ->
                          assertThat(problem.message() + problem.advice())
                              .contains(BULK_TAGS, STREAM_TAGS));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {METRICS, LOG_GROUPS})
  void log_groups_are_found_in_either_of_two_ways(String action) {
    aws.deny(Set.of(action));
    assertSameAsEverything(scanAll(Set.of(Feature.values())));
  }

  @Test
  void without_either_way_to_the_log_groups_each_denial_is_told() {
    aws.deny(Set.of(METRICS, LOG_GROUPS));
    List<Problem> warnings = new ArrayList<>();

    scanAll(Set.of(Feature.values()))
        .forEach(
            (home, reading) -> {
              assertThat(reading.differences(everything(home)).keySet())
                  .isSubsetOf(Set.of(Feature.LOGS));
              warnings.addAll(newProblems(home, reading));
            });

    assertThat(warnings)
        .anySatisfy(problem -> assertThat(problem.message()).contains(METRICS))
        .anySatisfy(problem -> assertThat(problem.message()).contains(LOG_GROUPS))
        .hasSizeLessThanOrEqualTo(2 * HOMES.size());
  }

  @Test
  void without_the_listing_the_run_fails() {
    aws.deny(Set.of(LIST));
    assertThatThrownBy(() -> scanAll(Set.of(Feature.values())))
        .isInstanceOfSatisfying(
            HydrantException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.AWS_ACCESS_DENIED);
              assertThat(failure.text() + failure.advice()).contains(LIST);
            });
  }

  @Test
  void without_descriptions_there_are_errors_and_no_stream() {
    aws.deny(Set.of(DESCRIBE));

    scanAll(Set.of(Feature.values()))
        .forEach(
            (home, reading) -> {
              assertThat(reading.isEmpty()).isTrue();
              assertThat(reading.report().failed()).isEqualTo(reading.report().listed());
              assertThat(reading.problems())
                  .isNotEmpty()
                  .anySatisfy(
                      problem -> {
                        assertThat(problem.severity()).isEqualTo(Severity.ERROR);
                        assertThat(problem.message() + problem.advice()).contains(DESCRIBE);
                      });
            });
  }

  private void assertSameAsEverything(Map<Home, Reading> readings) {
    readings.forEach(
        (home, reading) -> {
          assertThat(reading.differences(everything(home))).isEmpty();
          assertThat(newProblems(home, reading)).isEmpty();
        });
  }

  /** Those that the scan with everything allowed has not. */
  private List<Problem> newProblems(Home home, Reading reading) {
    List<Problem> problems = new ArrayList<>(reading.problems());
    problems.removeAll(everything(home).problems());
    return problems;
  }

  private Reading everything(Home home) {
    return Optional.ofNullable(everything.get(home)).orElseThrow();
  }

  /** Operations that were called, but for those that need no permission. */
  private Set<String> called() {
    Set<String> called = new TreeSet<>(aws.statistics().calls().keySet());
    called.remove(Operation.GET_CALLER_IDENTITY.awsName());
    return called;
  }

  private static Set<String> actions(Feature... features) {
    return Arrays.stream(features)
        .flatMap(feature -> feature.permissions().stream())
        .map(Permission::action)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<Home, Reading> scanAll(Set<Feature> on) {
    Map<Home, Reading> readings = new LinkedHashMap<>();
    for (Home home : HOMES) {
      Reading reading = new Reading();
      try (FirehoseConnector connector = connector(home, on)) {
        readings.put(
            home, reading.of(connector.scan(reading, new RecordingEvents(), new CancelSignal())));
      }
    }
    return readings;
  }

  private FirehoseConnector connector(Home home, Set<Feature> on) {
    try {
      HydrantSettings settings = json.treeToValue(settings(on), HydrantSettings.class);
      PipelineSourceConfig source = json.treeToValue(source(on), PipelineSourceConfig.class);
      AwsConfig config = json.treeToValue(config(home), AwsConfig.class);
      return new FirehoseConnector(
          AwsSettings.of(config, settings, Network.direct()),
          NameFilter.compile(FilterPattern.all(), ""),
          source,
          new DeliveryStreamMapper()::map,
          new Enrichers(settings, source, CLOCK),
          ConnectorFixture.QUICK);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectNode config(Home home) {
    SimulatedAccount account =
        aws.accounts().stream()
            .filter(known -> known.id().equals(home.accountId()))
            .findFirst()
            .orElseThrow();
    return json.createObjectNode()
        .put("awsRegion", home.region())
        .put("awsAccessKeyId", account.accessKeyId())
        .put("awsSecretAccessKey", account.secretAccessKey())
        .put("endPointURL", aws.endpoint().toString());
  }

  private ObjectNode source(Set<Feature> on) {
    return json.createObjectNode()
        .put("includeTags", on.contains(Feature.TAGS))
        .put("includeOwners", on.contains(Feature.TAGS))
        .put("statusLookbackDays", 1);
  }

  /** No rate limits; each feature that is not on is switched off by its own setting. */
  private ObjectNode settings(Set<Feature> on) {
    ObjectNode settings = json.createObjectNode();
    ObjectNode rate = settings.putObject("rate");
    Arrays.stream(Operation.values())
        .filter(operation -> operation.service() != AwsService.STS)
        .forEach(operation -> rate.put(operation.awsName(), 0));
    for (Feature feature : Feature.values()) {
      String id = feature.id();
      if (LINEAGE.contains(id)) {
        settings.withObject("/read").put(id, on.contains(feature));
      } else if (id.startsWith("producers.")) {
        settings
            .withObject("/producers")
            .put(id.substring("producers.".length()), on.contains(feature));
      } else if (feature == Feature.HEALTH) {
        settings.withObject("/health").put("enabled", on.contains(feature));
      }
    }
    return settings;
  }
}
