package dev.hydrant.catalog.entity;

import java.util.Map;
import java.util.Optional;

/**
 * Where an entity belongs.
 *
 * @param containers what the request named: member → row
 * @param parent the innermost of them
 * @param existing what already has this name
 */
record Located(
    String fqn,
    Map<String, EntityRow> containers,
    Optional<EntityRow> parent,
    Optional<EntityRow> existing) {}
