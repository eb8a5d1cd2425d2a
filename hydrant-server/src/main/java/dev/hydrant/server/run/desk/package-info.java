/** What starts runs, hands them to runners and shows them, without HTTP routes. */
@NullMarked
package dev.hydrant.server.run.desk;

import org.jspecify.annotations.NullMarked;
