/** Writes how streams did as executions of their pipelines, one an hour. */
@NullMarked
package dev.hydrant.client.status;

import org.jspecify.annotations.NullMarked;
