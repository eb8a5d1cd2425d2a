/**
 * A run as people see it: states, problems, step summaries, and the reports of scan, sink and run.
 */
@NullMarked
package dev.hydrant.model.run;

import org.jspecify.annotations.NullMarked;
