/** Tests of labels made of AWS tags. */
@NullMarked
package dev.hydrant.client.label;

import org.jspecify.annotations.NullMarked;
