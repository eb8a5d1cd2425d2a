/**
 * Entities of every type: what each type is made of, and how it is created, changed, found, deleted
 * and versioned by the contract's rules. No HTTP here, and no lineage.
 */
@NullMarked
package dev.hydrant.catalog.entity;

import org.jspecify.annotations.NullMarked;
