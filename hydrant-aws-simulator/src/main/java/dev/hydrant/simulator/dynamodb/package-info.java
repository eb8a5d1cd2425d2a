/** DynamoDB as far as a reader of Kinesis streaming destinations needs it. */
@NullMarked
package dev.hydrant.simulator.dynamodb;

import org.jspecify.annotations.NullMarked;
