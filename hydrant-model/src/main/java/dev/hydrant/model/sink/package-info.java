/** The seam that every connector talks to. */
@NullMarked
package dev.hydrant.model.sink;

import org.jspecify.annotations.NullMarked;
