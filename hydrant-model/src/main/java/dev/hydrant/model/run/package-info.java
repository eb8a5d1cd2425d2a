/** A run as people see it: states, problems, step summaries and the report. */
@NullMarked
package dev.hydrant.model.run;

import org.jspecify.annotations.NullMarked;
