/** The store suites once more, on a real PostgreSQL. */
@NullMarked
package dev.hydrant.e2e.storage;

import org.jspecify.annotations.NullMarked;
