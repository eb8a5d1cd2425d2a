/** HashiCorp Vault's KV engine, version 2, one REST call each. */
@NullMarked
package dev.hydrant.secrets.vault;

import org.jspecify.annotations.NullMarked;
