/** The Simple Notification Service, as far as its subscriptions: who sends to a delivery stream. */
@NullMarked
package dev.hydrant.simulator.sns;

import org.jspecify.annotations.NullMarked;
