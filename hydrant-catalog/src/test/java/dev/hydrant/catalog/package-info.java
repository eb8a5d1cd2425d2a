/** The suite that every database passes. */
@NullMarked
package dev.hydrant.catalog;

import org.jspecify.annotations.NullMarked;
