/** Keeps the catalog's tags for what AWS tags say; knows nothing of pipelines. */
@NullMarked
package dev.hydrant.client.label;

import org.jspecify.annotations.NullMarked;
