/** The routes of the catalog contract under {@code /api/v1}. */
@NullMarked
package dev.hydrant.server.contract;

import org.jspecify.annotations.NullMarked;
