/** Tests of the removal of external assets on request. */
@NullMarked
package dev.hydrant.client.purge;

import org.jspecify.annotations.NullMarked;
