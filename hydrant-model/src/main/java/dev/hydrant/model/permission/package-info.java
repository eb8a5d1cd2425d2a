/** What AWS has to allow, feature by feature, as one source for policy, documents and tests. */
@NullMarked
package dev.hydrant.model.permission;

import org.jspecify.annotations.NullMarked;
