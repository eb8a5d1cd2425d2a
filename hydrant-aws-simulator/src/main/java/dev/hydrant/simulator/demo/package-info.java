/** The company of the demo: one file per team, sharing streams, buckets, tables and clusters. */
@NullMarked
package dev.hydrant.simulator.demo;

import org.jspecify.annotations.NullMarked;
