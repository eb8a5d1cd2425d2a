/** The stores against servers over sockets that answer as the vendors' documents say. */
@NullMarked
package dev.hydrant.secrets;

import org.jspecify.annotations.NullMarked;
