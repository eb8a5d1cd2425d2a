package dev.hydrant.client.naming;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.client.rest.EntityType;

/**
 * One entity to create, parents before children.
 *
 * @param body the create request; a container's parent is added once its id is known
 * @param parentFqn the container that the request must refer to by id; else empty
 */
public record Creation(EntityType type, String fqn, ObjectNode body, String parentFqn) {}
