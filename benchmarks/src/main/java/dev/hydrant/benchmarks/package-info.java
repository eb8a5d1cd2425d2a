/** Measures what the project promises about speed and memory, on real processes of the real jar. */
@NullMarked
package dev.hydrant.benchmarks;

import org.jspecify.annotations.NullMarked;
