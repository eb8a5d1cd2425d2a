/**
 * Encryption at rest: passwords inside documents are sealed before they are stored and shown as a
 * mask. The key lies beside the database, readable by its owner alone, or comes from outside.
 */
@NullMarked
package dev.hydrant.catalog.secret;

import org.jspecify.annotations.NullMarked;
