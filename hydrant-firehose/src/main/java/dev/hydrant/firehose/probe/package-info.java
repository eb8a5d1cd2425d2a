/** The connection test: tries every permission in turn, by the cheapest call that needs it. */
@NullMarked
package dev.hydrant.firehose.probe;

import org.jspecify.annotations.NullMarked;
