/** The three reading operations of Firehose_20150804 over the delivery streams in memory. */
@NullMarked
package dev.hydrant.simulator.firehose;

import org.jspecify.annotations.NullMarked;
