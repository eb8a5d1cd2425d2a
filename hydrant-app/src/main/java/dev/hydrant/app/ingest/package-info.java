/** One ingestion from connector to sink, and its verdict. */
@NullMarked
package dev.hydrant.app.ingest;

import org.jspecify.annotations.NullMarked;
