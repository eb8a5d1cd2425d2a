package dev.hydrant.secrets.call;

import dev.hydrant.model.network.Network;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a store needs from outside itself. */
public record StoreContext(
    Network network, Map<String, String> environment, Clock clock, CallLimits limits) {
  public StoreContext {
    environment = Map.copyOf(environment);
  }

  /** The setting if it says something, else the first of these variables that does. */
  public Optional<String> setting(Optional<String> setting, String... variables) {
    return Stream.concat(
            setting.stream(), Stream.of(variables).map(name -> environment.getOrDefault(name, "")))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  public Optional<String> variable(String... names) {
    return setting(Optional.empty(), names);
  }
}
