/** Tests of the server over real sockets. */
@NullMarked
package dev.hydrant.server;

import org.jspecify.annotations.NullMarked;
