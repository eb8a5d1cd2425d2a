/**
 * Finds the delivery streams of one account and region, describes them side by side and hands them
 * on in the order of the listing.
 */
@NullMarked
package dev.hydrant.firehose.discover;

import org.jspecify.annotations.NullMarked;
