/** EventBridge: event buses, and which of their rules send to a target. */
@NullMarked
package dev.hydrant.simulator.eventbridge;

import org.jspecify.annotations.NullMarked;
