/**
 * Speaks the catalog contract's REST over the JDK's HTTP client: transport, retries, errors,
 * entities, lineage and search. Knows nothing of assets or sinks.
 */
@NullMarked
package dev.hydrant.client.rest;

import org.jspecify.annotations.NullMarked;
