package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.AwsScope;

/** What every reader needs to know of the stream: its name, and where it lives. */
record StreamContext(String name, AwsScope scope) {}
