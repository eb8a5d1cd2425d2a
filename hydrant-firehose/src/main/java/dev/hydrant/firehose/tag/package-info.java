/** Reads the tags of streams, in bulk where that is allowed, and whom they name as owners. */
@NullMarked
package dev.hydrant.firehose.tag;

import org.jspecify.annotations.NullMarked;
