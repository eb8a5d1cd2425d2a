/** Tests of the mapper: golden files, what must never be lost, and what must never be shown. */
@NullMarked
package dev.hydrant.firehose.map;

import org.jspecify.annotations.NullMarked;
