@NullMarked
package dev.hydrant.firehose.glue;

import org.jspecify.annotations.NullMarked;
