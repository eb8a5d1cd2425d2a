/** Tests of what server and runner agree on. */
@NullMarked
package dev.hydrant.model.runner;

import org.jspecify.annotations.NullMarked;
