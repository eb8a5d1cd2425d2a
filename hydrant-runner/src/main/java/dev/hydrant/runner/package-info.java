/**
 * The agent: registers with a server, leases runs, keeps them alive and gives them back. Knows
 * nothing of what a run reads or writes.
 */
@NullMarked
package dev.hydrant.runner;

import org.jspecify.annotations.NullMarked;
