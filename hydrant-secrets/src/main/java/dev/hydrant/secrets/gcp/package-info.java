/** Google Secret Manager, one REST call each. */
@NullMarked
package dev.hydrant.secrets.gcp;

import org.jspecify.annotations.NullMarked;
