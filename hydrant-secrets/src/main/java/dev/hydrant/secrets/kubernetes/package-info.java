/** Kubernetes secrets, one REST call each. */
@NullMarked
package dev.hydrant.secrets.kubernetes;

import org.jspecify.annotations.NullMarked;
