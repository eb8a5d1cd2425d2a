/** The entry point: wiring only. */
@NullMarked
package dev.hydrant.app;

import org.jspecify.annotations.NullMarked;
