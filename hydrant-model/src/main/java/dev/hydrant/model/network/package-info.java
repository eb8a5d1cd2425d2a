/**
 * How others are reached: through which proxy, and whose certificates are trusted. One place for
 * AWS, the catalog and secret stores, so that they cannot differ.
 */
@NullMarked
package dev.hydrant.model.network;

import org.jspecify.annotations.NullMarked;
