/** What can be done with an ingestion pipeline beyond being stored: deploy, trigger, stop, logs. */
@NullMarked
package dev.hydrant.server.ingestion;

import org.jspecify.annotations.NullMarked;
