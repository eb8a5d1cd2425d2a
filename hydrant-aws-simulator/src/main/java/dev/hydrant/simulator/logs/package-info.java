/** CloudWatch Logs: log groups with their subscription filters, account policies, destinations. */
@NullMarked
package dev.hydrant.simulator.logs;

import org.jspecify.annotations.NullMarked;
