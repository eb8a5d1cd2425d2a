/**
 * When ingestion pipelines are due: cron expressions, time zones, and the row of each deployed
 * pipeline from which exactly one run comes per due time.
 */
@NullMarked
package dev.hydrant.catalog.schedule;

import org.jspecify.annotations.NullMarked;
