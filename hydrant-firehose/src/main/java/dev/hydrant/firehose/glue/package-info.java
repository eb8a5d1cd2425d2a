/**
 * Asks the Glue Data Catalog about the tables that are written: their columns, where their data
 * lies, and which table a resource link stands for.
 */
@NullMarked
package dev.hydrant.firehose.glue;

import org.jspecify.annotations.NullMarked;
