/**
 * Runs: the queue, the leases, how runs end, their logs, and the runners that take them. Every step
 * of a run is one update whose row count is checked; the database's clock is the only clock.
 */
@NullMarked
package dev.hydrant.catalog.run;

import org.jspecify.annotations.NullMarked;
