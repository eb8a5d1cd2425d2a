/** One leased attempt: its child, its reports, its end. */
@NullMarked
package dev.hydrant.runner.run;

import org.jspecify.annotations.NullMarked;
