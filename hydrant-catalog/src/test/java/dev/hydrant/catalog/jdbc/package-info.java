/** Tests of the database layer. */
@NullMarked
package dev.hydrant.catalog.jdbc;

import org.jspecify.annotations.NullMarked;
