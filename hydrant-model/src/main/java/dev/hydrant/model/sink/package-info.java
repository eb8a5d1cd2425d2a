/** The seam that every connector talks to, and the reports that cross it. */
@NullMarked
package dev.hydrant.model.sink;

import org.jspecify.annotations.NullMarked;
