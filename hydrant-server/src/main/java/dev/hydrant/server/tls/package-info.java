/** Certificates that the server shows. */
@NullMarked
package dev.hydrant.server.tls;

import org.jspecify.annotations.NullMarked;
