/** The Resource Groups Tagging API over the tags of delivery streams. */
@NullMarked
package dev.hydrant.simulator.tagging;

import org.jspecify.annotations.NullMarked;
