package dev.hydrant.firehose.aws;

import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DescribeDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsRequest;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import software.amazon.awssdk.services.firehose.model.ListTagsForDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.ListTagsForDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import software.amazon.awssdk.services.firehose.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * The calls themselves: each blocks, keeps to its rate, repeats what deserves it, and throws only
 * {@link HydrantException}. Thread-safe.
 */
public final class AwsCalls {
  private static final int TAGS_PER_PAGE = 50;

  /** AWS's own keys, which it lists but does not take as a start. */
  private static final String SYSTEM_KEY = "aws:";

  private final FirehoseClient firehose;
  private final StsClient sts;
  private final CallRunner runner;
  private final String region;

  AwsCalls(FirehoseClient firehose, StsClient sts, CallRunner runner, String region) {
    this.firehose = firehose;
    this.sts = sts;
    this.runner = runner;
    this.region = region;
  }

  /**
   * @param after the name to continue behind
   * @param limit how many names at most; without one, AWS gives ten
   */
  public StreamPage list(Optional<String> after, int limit) {
    ListDeliveryStreamsRequest request =
        ListDeliveryStreamsRequest.builder()
            .limit(limit)
            .exclusiveStartDeliveryStreamName(after.orElse(null))
            .build();
    ListDeliveryStreamsResponse answer =
        call(Operation.LIST_DELIVERY_STREAMS, () -> firehose.listDeliveryStreams(request));
    List<String> names = answer.deliveryStreamNames().stream().filter(Objects::nonNull).toList();
    return new StreamPage(names, Optional.ofNullable(answer.hasMoreDeliveryStreams()));
  }

  /** Empty when there is no such stream, any more. */
  public Optional<DeliveryStreamDescription> describe(String name) {
    DescribeDeliveryStreamRequest request =
        DescribeDeliveryStreamRequest.builder().deliveryStreamName(name).build();
    return found(Operation.DESCRIBE_DELIVERY_STREAM, () -> firehose.describeDeliveryStream(request))
        .map(
            answer -> {
              if (answer.deliveryStreamDescription() == null) {
                throw new HydrantException(
                    ErrorCode.AWS_ANSWER_UNEXPECTED,
                    "AWS answered without a description of " + name + ".");
              }
              return answer.deliveryStreamDescription();
            });
  }

  /** All tags, a missing value as empty text; empty when there is no such stream, any more. */
  public Optional<Map<String, String>> tags(String name) {
    Map<String, String> tags = new TreeMap<>();
    Optional<String> after = Optional.empty();
    do {
      ListTagsForDeliveryStreamRequest request =
          ListTagsForDeliveryStreamRequest.builder()
              .deliveryStreamName(name)
              .limit(TAGS_PER_PAGE)
              .exclusiveStartTagKey(after.orElse(null))
              .build();
      Optional<ListTagsForDeliveryStreamResponse> answer =
          found(Operation.LIST_TAGS, () -> firehose.listTagsForDeliveryStream(request));
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      after = take(answer.get(), tags);
    } while (after.isPresent());
    return Optional.of(Collections.unmodifiableMap(tags));
  }

  public CallerIdentity callerIdentity() {
    GetCallerIdentityResponse answer = call(Operation.GET_CALLER_IDENTITY, sts::getCallerIdentity);
    return new CallerIdentity(
        Objects.requireNonNullElse(answer.account(), ""),
        Objects.requireNonNullElse(answer.arn(), ""));
  }

  /** Partition and account by the credentials, in the region that is read. */
  public AwsScope callerScope() {
    return callerIdentity().scope(region);
  }

  /**
   * @return the key to continue behind: the last one that may stand in a request, if the page
   *     brought anything new and AWS says that there is more
   */
  private static Optional<String> take(
      ListTagsForDeliveryStreamResponse answer, Map<String, String> tags) {
    int before = tags.size();
    Optional<String> last = Optional.empty();
    for (Tag tag : answer.tags()) {
      if (tag != null && tag.key() != null) {
        tags.put(tag.key(), Objects.requireNonNullElse(tag.value(), ""));
        last = tag.key().startsWith(SYSTEM_KEY) ? last : Optional.of(tag.key());
      }
    }
    boolean progress = Boolean.TRUE.equals(answer.hasMoreTags()) && tags.size() > before;
    return progress ? last : Optional.empty();
  }

  private <T> Optional<T> found(Operation operation, Supplier<T> call) {
    return call(
        operation,
        () -> {
          try {
            return Optional.of(call.get());
          } catch (ResourceNotFoundException gone) {
            return Optional.empty();
          }
        });
  }

  private <T> T call(Operation operation, Supplier<T> call) {
    return runner.run(operation, call);
  }
}
