/** Tests of the contract's routes over real sockets. */
@NullMarked
package dev.hydrant.server.contract;

import org.jspecify.annotations.NullMarked;
