/** Finds the catalog entity of an asset, or says why there is none; never guesses. */
@NullMarked
package dev.hydrant.client.resolve;

import org.jspecify.annotations.NullMarked;
