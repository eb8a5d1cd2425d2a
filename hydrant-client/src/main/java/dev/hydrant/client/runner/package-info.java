/** The runner's channel to its server: one method per endpoint of the runner protocol. */
@NullMarked
package dev.hydrant.client.runner;

import org.jspecify.annotations.NullMarked;
