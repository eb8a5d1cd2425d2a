/** Tests of the parts of an attempt. */
@NullMarked
package dev.hydrant.runner.run;

import org.jspecify.annotations.NullMarked;
