package dev.hydrant.model.runner;

import dev.hydrant.model.workflow.Secret;

/** The session of one runner process, and every interval that it keeps to. */
public record RegisterAnswer(Secret sessionToken, RunnerTiming timing) {}
