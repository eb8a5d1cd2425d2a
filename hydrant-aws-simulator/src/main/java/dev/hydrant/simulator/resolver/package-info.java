/** Route 53 Resolver: where the DNS queries of VPCs are logged. */
@NullMarked
package dev.hydrant.simulator.resolver;

import org.jspecify.annotations.NullMarked;
