package dev.hydrant.firehose.probe;

import dev.hydrant.firehose.aws.Operation;
import dev.hydrant.model.permission.Feature;
import java.util.concurrent.Callable;

/**
 * One call that shows whether a permission is there.
 *
 * @param feature what the permission is for
 * @param trial calls AWS once and says in one sentence what was found; throws what AWS answered
 */
record Probe(Feature feature, Operation operation, Callable<String> trial) {}
