/** Tests of the model. */
@NullMarked
package dev.hydrant.model;

import org.jspecify.annotations.NullMarked;
