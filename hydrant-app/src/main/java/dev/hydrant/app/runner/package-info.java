/** A runner of its own, in a network that the server does not reach. */
@NullMarked
package dev.hydrant.app.runner;

import org.jspecify.annotations.NullMarked;
