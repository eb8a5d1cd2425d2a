/** Connection tests: workflows that are runs. */
@NullMarked
package dev.hydrant.server.automation;

import org.jspecify.annotations.NullMarked;
