/** Who calls: access keys, assumed-role sessions and the roles that may be assumed. */
@NullMarked
package dev.hydrant.simulator.identity;

import org.jspecify.annotations.NullMarked;
