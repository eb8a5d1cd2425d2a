/** How far AutoPilot has come with each service, and the switches that people set. */
@NullMarked
package dev.hydrant.catalog.autopilot;

import org.jspecify.annotations.NullMarked;
