/** Finding entities by words: the one thing that the two databases do in different ways. */
@NullMarked
package dev.hydrant.catalog.search;

import org.jspecify.annotations.NullMarked;
