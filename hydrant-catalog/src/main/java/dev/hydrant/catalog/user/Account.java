package dev.hydrant.catalog.user;

/**
 * Somebody who may sign in.
 *
 * @param generation grows with whatever ends every session: a new password
 */
public record Account(String id, String name, String email, Role role, int generation) {}
