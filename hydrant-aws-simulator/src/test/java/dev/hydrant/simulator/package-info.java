/** The simulator seen through the real AWS SDK. */
@NullMarked
package dev.hydrant.simulator;

import org.jspecify.annotations.NullMarked;
