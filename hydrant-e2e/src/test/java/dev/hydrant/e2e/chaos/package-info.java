/** Servers, runners and children are killed at random; what must hold all the same is checked. */
@NullMarked
package dev.hydrant.e2e.chaos;

import org.jspecify.annotations.NullMarked;
