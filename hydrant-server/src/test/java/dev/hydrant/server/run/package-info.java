/** The run endpoints of a real server, called over sockets. */
@NullMarked
package dev.hydrant.server.run;

import org.jspecify.annotations.NullMarked;
