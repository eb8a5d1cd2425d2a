/** The HTTP server: starts, stops, and lets route modules register. */
@NullMarked
package dev.hydrant.server;

import org.jspecify.annotations.NullMarked;
