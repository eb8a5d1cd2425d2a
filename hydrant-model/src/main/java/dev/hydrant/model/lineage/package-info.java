/** Routes between assets, their roles, and the line of text that carries a role on the wire. */
@NullMarked
package dev.hydrant.model.lineage;

import org.jspecify.annotations.NullMarked;
