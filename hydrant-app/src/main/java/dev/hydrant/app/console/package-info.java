/** What a person at a terminal sees: log lines, progress, summary, errors. */
@NullMarked
package dev.hydrant.app.console;

import org.jspecify.annotations.NullMarked;
