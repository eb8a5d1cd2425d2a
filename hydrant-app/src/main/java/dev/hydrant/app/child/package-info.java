/** The child process of a runner: a work order in, events out. */
@NullMarked
package dev.hydrant.app.child;

import org.jspecify.annotations.NullMarked;
