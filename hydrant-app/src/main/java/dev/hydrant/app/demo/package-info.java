/** Fills a server with a simulated organisation. */
@NullMarked
package dev.hydrant.app.demo;

import org.jspecify.annotations.NullMarked;
