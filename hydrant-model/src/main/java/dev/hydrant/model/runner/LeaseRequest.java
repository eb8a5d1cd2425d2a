package dev.hydrant.model.runner;

import dev.hydrant.model.workflow.Secret;

/**
 * Asks for work, and keeps asking until the server answers.
 *
 * @param requestId random, at least 256 bits, new for every question. The same value again means
 *     that the answer was lost: it gets the same runs with the same tokens, which the server
 *     derives from it and keeps only as hashes
 * @param freeSlots runs that it can take now; 0 still hears of cancelled runs
 */
public record LeaseRequest(Secret requestId, int freeSlots, String instanceId) {}
