/** Tests. */
@NullMarked
package dev.hydrant.client.rest;

import org.jspecify.annotations.NullMarked;
