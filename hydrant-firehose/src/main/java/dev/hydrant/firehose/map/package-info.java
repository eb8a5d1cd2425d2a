/**
 * Turns AWS's description of one delivery stream into a pipeline, its steps, its routes and its
 * facts. Pure: calls nothing, reads no clock, and knows no catalog.
 */
@NullMarked
package dev.hydrant.firehose.map;

import org.jspecify.annotations.NullMarked;
