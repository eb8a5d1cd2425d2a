/** The order that a runner hands to the child process, and what comes back line by line. */
@NullMarked
package dev.hydrant.model.work;

import org.jspecify.annotations.NullMarked;
