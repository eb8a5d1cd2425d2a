/** Training runs for the JVM's class archives. */
@NullMarked
package dev.hydrant.app.train;

import org.jspecify.annotations.NullMarked;
