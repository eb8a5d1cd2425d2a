/** EventBridge Pipes: from a source through an enrichment to a target, and where they log. */
@NullMarked
package dev.hydrant.simulator.pipes;

import org.jspecify.annotations.NullMarked;
