/** Finds the catalog's users and teams for what tags say about owners; never creates any. */
@NullMarked
package dev.hydrant.client.owner;

import org.jspecify.annotations.NullMarked;
