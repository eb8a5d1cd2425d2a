/**
 * Finds what writes to Direct PUT streams, by asking the services that AWS lets do so. Programs
 * that call PutRecord themselves leave no trace that an API could tell.
 */
@NullMarked
package dev.hydrant.firehose.producer;

import org.jspecify.annotations.NullMarked;
