package dev.hydrant.client.runner;

import dev.hydrant.model.workflow.Secret;

/** What proves that a report speaks for the attempt that holds a run. */
public record LeaseKey(String runId, int attempt, Secret leaseToken) {}
