package dev.hydrant.model.lineage;

/** A column of the source that becomes a column of the destination; names, not qualified. */
public record ColumnPair(String from, String to) {}
