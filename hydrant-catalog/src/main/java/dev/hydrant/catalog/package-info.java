/** The catalog: one facade over the stores of entities, lineage and search. No HTTP. */
@NullMarked
package dev.hydrant.catalog;

import org.jspecify.annotations.NullMarked;
