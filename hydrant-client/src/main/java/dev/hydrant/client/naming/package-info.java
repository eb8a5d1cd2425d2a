/** Says what an asset is called in a catalog, and how it looks when nothing has ingested it. */
@NullMarked
package dev.hydrant.client.naming;

import org.jspecify.annotations.NullMarked;
