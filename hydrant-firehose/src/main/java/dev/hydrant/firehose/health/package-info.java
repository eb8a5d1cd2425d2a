/**
 * How delivery streams do, by their status and their CloudWatch metrics: which metrics to ask for,
 * the asking, and the rule that judges them. Knows nothing of how a scan goes.
 */
@NullMarked
package dev.hydrant.firehose.health;

import org.jspecify.annotations.NullMarked;
