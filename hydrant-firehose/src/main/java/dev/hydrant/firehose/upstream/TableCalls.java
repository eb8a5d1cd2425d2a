package dev.hydrant.firehose.upstream;

import java.util.List;
import java.util.Optional;

/** What is asked of DynamoDB in one region. Each call blocks and throws only HydrantException. */
interface TableCalls {
  /**
   * @param last the name to continue behind; absent when there is no more
   */
  record Page(List<String> names, Optional<String> last) {
    public Page {
      names = List.copyOf(names);
    }
  }

  /**
   * A Kinesis stream that a table writes its changes to, or once did.
   *
   * @param status as AWS says it
   * @param precision of the times in the records, as AWS says it; empty where it does not
   */
  record Streaming(String streamArn, String status, String precision) {}

  Page list(Optional<String> after);

  /** Empty when there is no such table, any more. */
  Optional<List<Streaming>> destinations(String table);
}
