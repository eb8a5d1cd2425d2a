/**
 * What stands between a caller and a server in tests: private certificates, a proxy with a login.
 */
@NullMarked
package dev.hydrant.testnetwork;

import org.jspecify.annotations.NullMarked;
