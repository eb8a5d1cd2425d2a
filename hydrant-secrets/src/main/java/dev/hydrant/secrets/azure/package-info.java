/** Azure Key Vault, one REST call each. */
@NullMarked
package dev.hydrant.secrets.azure;

import org.jspecify.annotations.NullMarked;
