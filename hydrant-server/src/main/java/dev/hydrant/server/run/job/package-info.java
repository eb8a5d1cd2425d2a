/** What the child processes of runs may do with the token that they were given. */
@NullMarked
package dev.hydrant.server.run.job;

import org.jspecify.annotations.NullMarked;
