/** Tests of Hydrant's own routes over real sockets. */
@NullMarked
package dev.hydrant.server.own;

import org.jspecify.annotations.NullMarked;
