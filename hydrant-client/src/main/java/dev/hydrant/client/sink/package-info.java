/** The sink that writes delivery streams and their lineage to a catalog, and reconciles. */
@NullMarked
package dev.hydrant.client.sink;

import org.jspecify.annotations.NullMarked;
