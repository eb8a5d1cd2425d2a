package dev.hydrant.firehose.health;

/**
 * One metric of one stream.
 *
 * @param metric as AWS names it
 */
record MetricQuery(String stream, Measure measure, String metric) {}
