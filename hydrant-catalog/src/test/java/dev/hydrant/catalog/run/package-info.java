/** The run store's rules, on every database. */
@NullMarked
package dev.hydrant.catalog.run;

import org.jspecify.annotations.NullMarked;
