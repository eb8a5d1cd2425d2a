/** Tests. */
@NullMarked
package dev.hydrant.client.sink;

import org.jspecify.annotations.NullMarked;
