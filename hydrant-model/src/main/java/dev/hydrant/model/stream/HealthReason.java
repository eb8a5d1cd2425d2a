package dev.hydrant.model.stream;

/**
 * Why a stream is not healthy.
 *
 * @param code stable identifier, such as {@code DATA_NOT_FRESH}
 * @param text one sentence for a person, with the measure and the threshold
 */
public record HealthReason(String code, String text) {}
