/** AutoPilot's rules, on every database. */
@NullMarked
package dev.hydrant.catalog.autopilot;

import org.jspecify.annotations.NullMarked;
