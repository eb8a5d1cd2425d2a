/**
 * Connections, transactions, dialects and migrations: the only package that knows which database is
 * underneath. It knows nothing of entities, lineage or runs.
 */
@NullMarked
package dev.hydrant.catalog.jdbc;

import org.jspecify.annotations.NullMarked;
