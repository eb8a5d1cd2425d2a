package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.stream.Unresolved;
import java.util.List;
import java.util.Map;

/**
 * What the stream reads.
 *
 * @param title of the source step, such as {@code Kinesis stream orders}
 * @param sentence the beginning of the pipeline's description
 * @param assets empty for Direct PUT, and where the source is not expressible
 */
record Source(
    String title,
    String sentence,
    List<Asset> assets,
    Map<String, Object> facts,
    List<Unresolved> unresolved) {}
