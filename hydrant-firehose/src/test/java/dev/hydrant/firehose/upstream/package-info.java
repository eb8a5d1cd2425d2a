@NullMarked
package dev.hydrant.firehose.upstream;

import org.jspecify.annotations.NullMarked;
