package dev.hydrant.catalog.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.error.HydrantException;
import java.util.Optional;

/**
 * What became of one item of a bulk request.
 *
 * @param failure absent when it was written
 */
public record BulkItem(
    JsonNode request, Optional<EntityChange> change, Optional<HydrantException> failure) {}
