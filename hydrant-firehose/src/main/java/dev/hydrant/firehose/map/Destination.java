package dev.hydrant.firehose.map;

import dev.hydrant.model.stream.AssetFacts;
import dev.hydrant.model.stream.Unresolved;
import java.util.List;
import java.util.Map;

/**
 * What the stream writes to, and what it does on the way.
 *
 * @param phrase for the pipeline's description, such as {@code S3 bucket lake under orders}
 */
record Destination(String phrase, Map<String, Object> facts, Findings findings, Flow flow) {
  /** What the destination says about lineage. */
  record Findings(List<Target> targets, List<AssetFacts> assets, List<Unresolved> unresolved) {}

  /**
   * The steps on the way.
   *
   * @param main from the first processor to the delivery
   * @param lambdas names of the functions among them
   * @param fromSource branches that take what the source gave, unprocessed
   * @param fromDelivery branches that take what the delivery refused
   */
  record Flow(
      List<Step> main, List<String> lambdas, List<Step> fromSource, List<Step> fromDelivery) {}
}
