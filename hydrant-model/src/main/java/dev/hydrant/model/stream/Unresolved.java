package dev.hydrant.model.stream;

/**
 * Something in a description that names a source or target but cannot be made an asset.
 *
 * @param field path in AWS's description, such as {@code
 *     destinations[0].icebergDestinationDescription}
 * @param value what stands there, with everything secret removed
 * @param explanation one sentence for a person
 */
public record Unresolved(String field, String value, UnresolvedReason reason, String explanation) {}
