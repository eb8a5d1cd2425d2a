/** What a runner and a server say to each other: the records of the runner protocol, version 1. */
@NullMarked
package dev.hydrant.model.runner;

import org.jspecify.annotations.NullMarked;
