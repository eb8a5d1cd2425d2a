/** Any number of varied delivery streams for benchmarks, written out only when asked for. */
@NullMarked
package dev.hydrant.simulator.generated;

import org.jspecify.annotations.NullMarked;
