/** What a runner process tells those who watch over it. */
@NullMarked
package dev.hydrant.runner.metrics;

import org.jspecify.annotations.NullMarked;
