/** Error codes that people and programs can act on, and the one exception that carries them. */
@NullMarked
package dev.hydrant.model.error;

import org.jspecify.annotations.NullMarked;
