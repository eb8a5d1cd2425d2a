/**
 * Edges between entities: stored by pair, walked by one bounded recursive query. It knows entities
 * by identifier only.
 */
@NullMarked
package dev.hydrant.catalog.lineage;

import org.jspecify.annotations.NullMarked;
