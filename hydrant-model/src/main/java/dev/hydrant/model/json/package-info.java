/** The one Jackson configuration. */
@NullMarked
package dev.hydrant.model.json;

import org.jspecify.annotations.NullMarked;
