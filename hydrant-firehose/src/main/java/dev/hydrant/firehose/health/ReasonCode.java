package dev.hydrant.firehose.health;

import dev.hydrant.model.stream.HealthReason;

/**
 * Why a stream is not healthy. The names are stable: catalogs keep them and people filter by them.
 */
enum ReasonCode {
  CREATING_FAILED,
  DELETING_FAILED,
  CREATING,
  DELETING,
  STATUS_UNKNOWN,
  ENCRYPTION_FAILED,
  KMS_ACCESS_DENIED,
  KMS_KEY_DISABLED,
  KMS_KEY_INVALID,
  KMS_KEY_NOT_FOUND,
  DESTINATION_AUTH_FAILED,
  DELIVERY_REJECTED,
  DELIVERY_FAILING,
  DATA_NOT_FRESH,
  DELIVERY_UNSTEADY,
  RECORDS_REFUSED,
  ROWS_FAILED,
  BACKUP_UNSTEADY,
  RECORDS_THROTTLED,
  SOURCE_LAG_RISING,
  SOURCE_BACKPRESSURED,
  RECORDS_INVALID,
  CONVERSION_FAILED,
  DECOMPRESSION_FAILED,
  PROCESSING_FAILED,
  PARTITIONS_EXCEEDED,
  METRICS_INCOMPLETE;

  /**
   * @param text one sentence for a person, with measure and threshold
   */
  HealthReason because(String text) {
    return new HealthReason(name(), text);
  }
}
