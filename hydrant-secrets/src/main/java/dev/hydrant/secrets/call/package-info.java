/**
 * How a store is called: one way out with time limits and bounded answers, and the sentences for
 * what can go wrong. Imports nothing of the stores.
 */
@NullMarked
package dev.hydrant.secrets.call;

import org.jspecify.annotations.NullMarked;
