/** Tests. */
@NullMarked
package dev.hydrant.client.resolve;

import org.jspecify.annotations.NullMarked;
