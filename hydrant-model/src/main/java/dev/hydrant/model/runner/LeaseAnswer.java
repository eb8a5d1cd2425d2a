package dev.hydrant.model.runner;

import java.util.List;

/** Runs to start, and runs to stop. */
public record LeaseAnswer(List<LeasedOrder> orders, List<String> cancel) {
  public LeaseAnswer {
    orders = List.copyOf(orders);
    cancel = List.copyOf(cancel);
  }

  public boolean isEmpty() {
    return orders.isEmpty() && cancel.isEmpty();
  }
}
