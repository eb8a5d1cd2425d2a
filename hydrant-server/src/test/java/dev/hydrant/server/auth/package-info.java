/** Signing in and the table of roles, over HTTP. */
@NullMarked
package dev.hydrant.server.auth;

import org.jspecify.annotations.NullMarked;
