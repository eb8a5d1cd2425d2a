/** Amazon MSK as far as a reader of clusters needs it. */
@NullMarked
package dev.hydrant.simulator.kafka;

import org.jspecify.annotations.NullMarked;
