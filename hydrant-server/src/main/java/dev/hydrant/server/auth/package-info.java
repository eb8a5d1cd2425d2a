/** Signing in, and who may call what. It decides before any other handler of a route runs. */
@NullMarked
package dev.hydrant.server.auth;

import org.jspecify.annotations.NullMarked;
