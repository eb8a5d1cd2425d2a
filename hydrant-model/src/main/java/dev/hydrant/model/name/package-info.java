/** Fully qualified names as the catalog contract writes them: parts, quoting, splitting. */
@NullMarked
package dev.hydrant.model.name;

import org.jspecify.annotations.NullMarked;
