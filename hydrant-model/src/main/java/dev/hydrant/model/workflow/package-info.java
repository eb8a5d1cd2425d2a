/** Connection and workflow configuration, in the names of the workflow file. */
@NullMarked
package dev.hydrant.model.workflow;

import org.jspecify.annotations.NullMarked;
