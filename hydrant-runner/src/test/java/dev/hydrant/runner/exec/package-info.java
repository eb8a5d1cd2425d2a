/** Tests of child processes and of what they may say. */
@NullMarked
package dev.hydrant.runner.exec;

import org.jspecify.annotations.NullMarked;
