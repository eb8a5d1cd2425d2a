/**
 * Reads what stands before and around a stream's source: the DynamoDB tables that feed a Kinesis
 * stream, and the bootstrap servers of an MSK cluster.
 */
@NullMarked
package dev.hydrant.firehose.upstream;

import org.jspecify.annotations.NullMarked;
