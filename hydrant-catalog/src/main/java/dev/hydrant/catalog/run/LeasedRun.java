package dev.hydrant.catalog.run;

import dev.hydrant.model.workflow.Secret;

/** A run that was just leased, with the tokens of this attempt. */
public record LeasedRun(Run run, Secret leaseToken, Secret jobToken) {}
