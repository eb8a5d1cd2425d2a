/** CloudWatch: the metrics of delivery streams as functions of time, lists of metrics, streams. */
@NullMarked
package dev.hydrant.simulator.cloudwatch;

import org.jspecify.annotations.NullMarked;
