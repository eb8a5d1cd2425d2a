package dev.hydrant.simulator.dynamodb;

/**
 * One Kinesis stream that a table's changes go to, or went to.
 *
 * @param status ENABLING, ACTIVE, DISABLING, DISABLED, ENABLE_FAILED or UPDATING
 * @param precision of approximate creation times: MILLISECOND or MICROSECOND
 */
public record StreamingDestination(String streamArn, String status, String precision) {

  public static StreamingDestination active(String streamArn) {
    return of(streamArn, "ACTIVE");
  }

  public static StreamingDestination of(String streamArn, String status) {
    return new StreamingDestination(streamArn, status, "MILLISECOND");
  }
}
