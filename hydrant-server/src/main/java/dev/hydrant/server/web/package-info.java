/** What every route needs: reading requests, writing answers, errors, guards, metrics. */
@NullMarked
package dev.hydrant.server.web;

import org.jspecify.annotations.NullMarked;
