package dev.hydrant.model.stream;

import dev.hydrant.model.asset.AwsScope;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A delivery stream as a pipeline: everything about it that is not a route.
 *
 * @param scope of the stream's own ARN
 * @param description one sentence made from the description: what it reads and where it delivers
 * @param consoleUrl the stream's page in the console of its partition
 * @param created when it was created; absent where AWS does not say
 * @param active true exactly when the status is ACTIVE
 * @param tags AWS tags in the order of their keys; a value may be empty; absent when they could not
 *     be read, which says nothing about the tags there are
 * @param owners who the tags say owns it, as written: e-mail addresses, teams; empty where tags are
 *     absent or name nobody
 * @param tasks the steps in processing order
 * @param facts everything else worth knowing, JSON-shaped, see {@link Facts}
 */
public record DeliveryStream(
    String name,
    String arn,
    AwsScope scope,
    String description,
    String consoleUrl,
    Optional<Instant> created,
    boolean active,
    Optional<Map<String, String>> tags,
    List<String> owners,
    List<PipelineTask> tasks,
    Map<String, Object> facts) {
  public DeliveryStream {
    tags = tags.map(known -> Collections.unmodifiableMap(new TreeMap<>(known)));
    owners = List.copyOf(owners);
    tasks = List.copyOf(tasks);
    facts = Facts.copy(facts);
  }

  public DeliveryStream withOwners(List<String> others) {
    return new DeliveryStream(
        name, arn, scope, description, consoleUrl, created, active, tags, others, tasks, facts);
  }

  public DeliveryStream withFacts(Map<String, Object> others) {
    return new DeliveryStream(
        name, arn, scope, description, consoleUrl, created, active, tags, owners, tasks, others);
  }
}
