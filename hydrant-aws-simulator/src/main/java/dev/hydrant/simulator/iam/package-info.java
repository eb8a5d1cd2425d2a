/** What callers may do: the one policy that holds for everybody who is authenticated. */
@NullMarked
package dev.hydrant.simulator.iam;

import org.jspecify.annotations.NullMarked;
