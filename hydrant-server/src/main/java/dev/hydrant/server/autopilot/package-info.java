/** AutoPilot: what a service gets by itself, what a person sees of it, and the switches. */
@NullMarked
package dev.hydrant.server.autopilot;

import org.jspecify.annotations.NullMarked;
