/** Tests of the way to others: proxies by table, TLS against real servers. */
@NullMarked
package dev.hydrant.model.network;

import org.jspecify.annotations.NullMarked;
