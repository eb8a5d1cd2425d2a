/**
 * How AWS puts calls on the wire: signing scope, JSON, REST JSON and query requests, answers and
 * errors.
 */
@NullMarked
package dev.hydrant.simulator.protocol;

import org.jspecify.annotations.NullMarked;
