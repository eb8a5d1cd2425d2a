package dev.hydrant.model.stream;

/**
 * A column as AWS names it.
 *
 * @param dataType the source's type as written, or empty where only the name is known
 */
public record Column(String name, String dataType) {}
