/** The page's files, from the class path. */
@NullMarked
package dev.hydrant.server.page;

import org.jspecify.annotations.NullMarked;
