/** Tests of the runner's command line. */
@NullMarked
package dev.hydrant.app.runner;

import org.jspecify.annotations.NullMarked;
