/** EC2, as far as the flow logs of networks. */
@NullMarked
package dev.hydrant.simulator.ec2;

import org.jspecify.annotations.NullMarked;
