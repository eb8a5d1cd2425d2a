/** What goes wrong on purpose, how fast callers may call, and what was counted. */
@NullMarked
package dev.hydrant.simulator.fault;

import org.jspecify.annotations.NullMarked;
