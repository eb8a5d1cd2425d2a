/**
 * The edge to AWS: settings, credentials, endpoints, rate limits, retries, and errors in words. SDK
 * clients do not leave this package; what they describe goes to the mapper and is never logged.
 */
@NullMarked
package dev.hydrant.firehose.aws;

import org.jspecify.annotations.NullMarked;
