package dev.hydrant.catalog.user;

import java.util.Optional;

/**
 * One change, or one refusal.
 *
 * @param id grows with time
 * @param at epoch milliseconds
 * @param author who; for a failed sign-in the name that was tried
 * @param address from where
 * @param action method and route, such as {@code PATCH /api/v1/pipelines/{id}}
 * @param target the path that was called, without its query
 * @param oldVersion of the entity before, where the change was one of an entity
 * @param newVersion of the entity after
 * @param outcome status of the answer
 */
public record AuditEntry(
    String id,
    long at,
    String author,
    String address,
    String action,
    String target,
    Optional<String> oldVersion,
    Optional<String> newVersion,
    int outcome) {}
