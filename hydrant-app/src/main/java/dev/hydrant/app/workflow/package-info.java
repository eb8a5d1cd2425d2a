/**
 * Reads the workflow file: YAML, variables, and the keys of OpenMetadata that mean nothing here.
 */
@NullMarked
package dev.hydrant.app.workflow;

import org.jspecify.annotations.NullMarked;
