/** Accounts, regions and delivery streams as AWS describes them; imports no other part. */
@NullMarked
package dev.hydrant.simulator.organisation;

import org.jspecify.annotations.NullMarked;
