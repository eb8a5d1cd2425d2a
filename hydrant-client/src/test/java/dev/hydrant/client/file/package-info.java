/** Tests. */
@NullMarked
package dev.hydrant.client.file;

import org.jspecify.annotations.NullMarked;
