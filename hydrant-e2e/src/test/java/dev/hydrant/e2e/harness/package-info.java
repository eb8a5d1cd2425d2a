/**
 * What the black-box tests share: processes of the real jar, workflow files, HTTP, readings of a
 * graph.
 */
@NullMarked
package dev.hydrant.e2e.harness;

import org.jspecify.annotations.NullMarked;
