/** Tests of certificates. */
@NullMarked
package dev.hydrant.server.tls;

import org.jspecify.annotations.NullMarked;
