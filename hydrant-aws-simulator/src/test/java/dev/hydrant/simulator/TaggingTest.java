package dev.hydrant.simulator;

import static dev.hydrant.simulator.OneHomeOrganisation.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.simulator.fault.FaultPlan;
import dev.hydrant.simulator.organisation.StreamDocument;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.PaginationTokenExpiredException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ThrottledException;

/** Tags by the stream, and of all streams at once. */
class TaggingTest {
  private volatile Instant now = Instant.parse("2026-06-15T12:00:00Z");
  private AwsSimulator simulator;
  private ResourceGroupsTaggingApiClient tagging;
  private FirehoseClient firehose;

  @BeforeEach
  void start() throws IOException {
    simulator =
        AwsSimulator.start(
            SimulatorOptions.defaults().withClock(clock()), OneHomeOrganisation.numbered(5));
    tagging = Clients.open(ResourceGroupsTaggingApiClient.builder(), simulator, HOME);
    firehose = Clients.firehose(simulator, HOME);
  }

  @AfterEach
  void stop() {
    tagging.close();
    firehose.close();
    simulator.close();
  }

  @Test
  void only_streams_that_have_or_had_tags_are_listed() {
    simulator.retag(HOME, "stream-0002", Map.of("team", "orders", "aws:x", "y"));
    simulator.retag(HOME, "stream-0004", Map.of());

    List<ResourceTagMapping> mappings = page("", 100).resourceTagMappingList();

    assertThat(mappings)
        .extracting(ResourceTagMapping::resourceARN)
        .containsExactly(HOME.streamArn("stream-0002"), HOME.streamArn("stream-0004"));
    assertThat(mappings.get(0).tags())
        .extracting(tag -> tag.key() + "=" + tag.value())
        .containsExactlyInAnyOrder("team=orders", "aws:x=y");
    assertThat(mappings.get(1).tags()).isEmpty();
  }

  @Test
  void pages_follow_one_another_until_the_token_is_empty() {
    tagAll();

    GetResourcesResponse first = page("", 2);
    GetResourcesResponse second = page(first.paginationToken(), 2);
    GetResourcesResponse third = page(second.paginationToken(), 2);

    assertThat(first.resourceTagMappingList()).hasSize(2);
    assertThat(second.resourceTagMappingList())
        .extracting(ResourceTagMapping::resourceARN)
        .containsExactly(HOME.streamArn("stream-0003"), HOME.streamArn("stream-0004"));
    assertThat(third.resourceTagMappingList()).hasSize(1);
    assertThat(third.paginationToken()).isEmpty();
  }

  @Test
  void a_token_ends_after_fifteen_minutes() {
    tagAll();
    String token = page("", 2).paginationToken();

    now = now.plus(Duration.ofMinutes(16));

    assertThatThrownBy(() -> page(token, 2)).isInstanceOf(PaginationTokenExpiredException.class);
  }

  @Test
  void a_token_can_end_by_a_fault_and_a_throttle_has_its_own_name() {
    tagAll();
    simulator.setFaults(FaultPlan.parse("GetResources:page-expired,GetResources:throttle"));

    assertThatThrownBy(() -> page("", 2)).isInstanceOf(PaginationTokenExpiredException.class);
    assertThatThrownBy(() -> page("", 2)).isInstanceOf(ThrottledException.class);
  }

  @Test
  void other_types_of_resources_have_no_streams() {
    tagAll();

    assertThat(tagging.getResources(r -> r.resourceTypeFilters("s3")).resourceTagMappingList())
        .isEmpty();
    assertThatThrownBy(() -> page("", 101)).hasMessageContaining("ResourcesPerPage");
    assertThatThrownBy(() -> page("nonsense", 2)).hasMessageContaining("token");
  }

  @Test
  void a_tag_without_value_is_absent_by_the_stream_and_empty_in_bulk() {
    simulator.put(
        HOME, StreamDocument.named(HOME, "stream-0001").tag("flag", null).tag("a", "b").build());

    assertThat(firehose.listTagsForDeliveryStream(r -> r.deliveryStreamName("stream-0001")).tags())
        .containsExactly(
            Tag.builder().key("a").value("b").build(), Tag.builder().key("flag").build());
    assertThat(page("", 100).resourceTagMappingList().get(0).tags())
        .extracting(tag -> tag.key() + "=" + tag.value())
        .containsExactly("a=b", "flag=");
  }

  @Test
  void a_system_key_may_end_a_page_and_may_not_start_the_next() {
    StreamDocument document = StreamDocument.named(HOME, "stream-0001").tag("aws:system", "x");
    for (int i = 0; i < 50; i++) {
      document.tag((i < 9 ? "Key%02d" : "key%02d").formatted(i), "v");
    }
    simulator.put(HOME, document.build());

    var page =
        firehose.listTagsForDeliveryStream(r -> r.deliveryStreamName("stream-0001").limit(10));

    assertThat(page.hasMoreTags()).isTrue();
    assertThat(page.tags().get(9).key()).isEqualTo("aws:system");
    assertThatThrownBy(
            () ->
                firehose.listTagsForDeliveryStream(
                    r -> r.deliveryStreamName("stream-0001").exclusiveStartTagKey("aws:system")))
        .hasMessageContaining("exclusiveStartTagKey");
    var rest =
        firehose.listTagsForDeliveryStream(
            r -> r.deliveryStreamName("stream-0001").exclusiveStartTagKey("Key08"));
    assertThat(rest.tags()).hasSize(42);
    assertThat(rest.hasMoreTags()).isFalse();
  }

  private void tagAll() {
    for (int i = 1; i <= 5; i++) {
      simulator.retag(HOME, "stream-%04d".formatted(i), Map.of("n", String.valueOf(i)));
    }
  }

  private GetResourcesResponse page(String token, int size) {
    return tagging.getResources(
        r ->
            r.resourceTypeFilters("firehose:deliverystream")
                .resourcesPerPage(size)
                .paginationToken(token));
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }
}
