/** Masks secrets in every text that leaves a process. */
@NullMarked
package dev.hydrant.model.redact;

import org.jspecify.annotations.NullMarked;
