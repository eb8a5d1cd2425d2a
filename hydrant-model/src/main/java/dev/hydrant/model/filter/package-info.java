/** Name filters with the meaning the product documents, bounded against patterns that run away. */
@NullMarked
package dev.hydrant.model.filter;

import org.jspecify.annotations.NullMarked;
