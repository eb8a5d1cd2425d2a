/** Tests. */
@NullMarked
package dev.hydrant.client.naming;

import org.jspecify.annotations.NullMarked;
