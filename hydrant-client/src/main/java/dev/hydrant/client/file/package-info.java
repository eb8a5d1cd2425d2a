/** The sink that writes one JSON object a line, the same bytes for the same account. */
@NullMarked
package dev.hydrant.client.file;

import org.jspecify.annotations.NullMarked;
