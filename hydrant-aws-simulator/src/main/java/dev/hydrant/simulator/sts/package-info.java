/** GetCallerIdentity and AssumeRole of the Security Token Service. */
@NullMarked
package dev.hydrant.simulator.sts;

import org.jspecify.annotations.NullMarked;
