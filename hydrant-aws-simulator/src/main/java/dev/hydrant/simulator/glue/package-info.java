/** The Glue Data Catalog as far as a reader of tables needs it. */
@NullMarked
package dev.hydrant.simulator.glue;

import org.jspecify.annotations.NullMarked;
