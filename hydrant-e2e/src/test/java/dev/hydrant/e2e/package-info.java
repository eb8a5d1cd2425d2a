/**
 * Black-box tests: the real jar, real sockets, a real browser, and the rules of the architecture.
 */
@NullMarked
package dev.hydrant.e2e;

import org.jspecify.annotations.NullMarked;
