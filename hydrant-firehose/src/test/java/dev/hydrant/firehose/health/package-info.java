/** Tests of the health of streams: rule, choice of metrics, reading. */
@NullMarked
package dev.hydrant.firehose.health;

import org.jspecify.annotations.NullMarked;
