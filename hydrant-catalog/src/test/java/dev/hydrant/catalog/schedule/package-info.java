/** The run store's rules, on every database. */
@NullMarked
package dev.hydrant.catalog.schedule;

import org.jspecify.annotations.NullMarked;
