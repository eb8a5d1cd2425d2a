/**
 * What AWS and its partners hold that data flows from and to, named as AWS names it; no catalog
 * vocabulary.
 */
@NullMarked
package dev.hydrant.model.asset;

import org.jspecify.annotations.NullMarked;
