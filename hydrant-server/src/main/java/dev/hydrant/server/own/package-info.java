/** Hydrant's own routes under {@code /api/v1/hydrant}: what the page needs beyond the contract. */
@NullMarked
package dev.hydrant.server.own;

import org.jspecify.annotations.NullMarked;
