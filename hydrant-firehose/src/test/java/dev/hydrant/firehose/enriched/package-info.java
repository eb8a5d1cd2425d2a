@NullMarked
package dev.hydrant.firehose.enriched;

import org.jspecify.annotations.NullMarked;
