package dev.hydrant.firehose.upstream;

import java.util.List;
import java.util.Map;

/**
 * The tables of one region that write their changes to Kinesis streams.
 *
 * @param byStream by the stream's ARN, in the order of the tables' names
 * @param complete false when some tables could not be asked, or not all were listed
 */
record KinesisFeeds(Map<String, List<Feed>> byStream, boolean complete) {
  /**
   * @param precision of the times in the records; empty where AWS does not say
   */
  record Feed(String table, String precision) {}

  List<Feed> of(String streamArn) {
    return byStream.getOrDefault(streamArn, List.of());
  }
}
