/** The rules of accounts, sessions, tokens and the audit log, on every database. */
@NullMarked
package dev.hydrant.catalog.user;

import org.jspecify.annotations.NullMarked;
