/** AWS WAF: where web ACLs log. */
@NullMarked
package dev.hydrant.simulator.waf;

import org.jspecify.annotations.NullMarked;
