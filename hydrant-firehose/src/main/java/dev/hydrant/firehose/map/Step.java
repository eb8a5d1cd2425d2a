package dev.hydrant.firehose.map;

import java.util.Map;

/** A step of the stream before it is linked to the steps that follow. */
record Step(
    String name,
    String displayName,
    String taskType,
    String description,
    Map<String, Object> facts) {}
