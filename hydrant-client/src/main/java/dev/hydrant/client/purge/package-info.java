/** Removes the external assets that nobody needs any more, on a person's request. */
@NullMarked
package dev.hydrant.client.purge;

import org.jspecify.annotations.NullMarked;
