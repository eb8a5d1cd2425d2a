package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A create request that has been checked by itself: what it refers to is not known yet.
 *
 * @param containers as given: member → name or reference
 * @param members all other members, without nulls
 */
record Draft(EntityType type, String name, Map<String, JsonNode> containers, ObjectNode members) {}
