/** What a connector offers: scan, test, list. */
@NullMarked
package dev.hydrant.model.connector;

import org.jspecify.annotations.NullMarked;
