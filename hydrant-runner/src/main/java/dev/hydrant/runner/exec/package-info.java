/** Where a run's work is done: child processes, what they may see, and what they may say. */
@NullMarked
package dev.hydrant.runner.exec;

import org.jspecify.annotations.NullMarked;
