/** Starts and stops the server with its built-in runner. */
@NullMarked
package dev.hydrant.app.server;

import org.jspecify.annotations.NullMarked;
