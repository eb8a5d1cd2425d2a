/** Tests of the agent against a server that answers over sockets, with children that are real. */
@NullMarked
package dev.hydrant.runner;

import org.jspecify.annotations.NullMarked;
