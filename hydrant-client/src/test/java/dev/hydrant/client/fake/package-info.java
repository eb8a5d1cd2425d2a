/** A catalog in memory behind a real socket, strict about the contract's form. */
@NullMarked
package dev.hydrant.client.fake;

import org.jspecify.annotations.NullMarked;
