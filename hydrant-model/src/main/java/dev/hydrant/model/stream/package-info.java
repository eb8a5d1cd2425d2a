/**
 * One delivery stream as the connector hands it over, whole: its pipeline, routes, asset facts and
 * what could not be resolved.
 */
@NullMarked
package dev.hydrant.model.stream;

import org.jspecify.annotations.NullMarked;
