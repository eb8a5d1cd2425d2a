/**
 * Who may do what, and who did: accounts, sessions, tokens, signing keys and the audit log. Nothing
 * here knows HTTP.
 */
@NullMarked
package dev.hydrant.catalog.user;

import org.jspecify.annotations.NullMarked;
