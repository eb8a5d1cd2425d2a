package dev.hydrant.runner.run;

/**
 * Part of a log on its way to the server.
 *
 * @param sequence counted from 0 in each attempt
 * @param offset bytes of text before it
 * @param gzip the text, compressed
 */
record LogChunk(long sequence, long offset, byte[] gzip) {}
