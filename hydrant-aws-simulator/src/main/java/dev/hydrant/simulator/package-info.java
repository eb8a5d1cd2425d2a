/**
 * An AWS endpoint for tests and the demo: starts, listens on loopback, answers, stops. Imports
 * nothing of Hydrant, so that it stays an independent reading of AWS's contract.
 */
@NullMarked
package dev.hydrant.simulator;

import org.jspecify.annotations.NullMarked;
