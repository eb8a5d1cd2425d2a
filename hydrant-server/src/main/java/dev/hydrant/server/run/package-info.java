/**
 * Runs over HTTP: the runner protocol's endpoints, the long poll behind them, and what people see
 * and do of runs.
 */
@NullMarked
package dev.hydrant.server.run;

import org.jspecify.annotations.NullMarked;
