package dev.hydrant.model.runner;

import dev.hydrant.model.work.WorkOrder;
import dev.hydrant.model.workflow.Secret;

/**
 * One attempt at one run, held by the runner that it was given to.
 *
 * @param workOrder without a sink: the runner adds the address under which it reaches the server
 * @param leaseToken for reports about this attempt; stays in the runner
 * @param jobToken for the child's writes to the catalog while this attempt holds its lease
 */
public record LeasedOrder(WorkOrder workOrder, int attempt, Secret leaseToken, Secret jobToken) {}
