package dev.hydrant.firehose.producer;

import dev.hydrant.model.asset.Producer;

/**
 * One producer of one stream.
 *
 * @param detail what is worth knowing of the connection, such as the filter's name; may be empty
 */
record Found(Producer producer, String detail) {}
