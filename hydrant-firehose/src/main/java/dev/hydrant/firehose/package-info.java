/** The Firehose connector as the rest of Hydrant sees it: one class that scans, tests and lists. */
@NullMarked
package dev.hydrant.firehose;

import org.jspecify.annotations.NullMarked;
