package dev.hydrant.simulator.organisation;

import java.util.function.Supplier;

/** A delivery stream in a listing; the document is made when it is asked for. */
public record StreamEntry(Home home, String name, String type, Supplier<SimulatedStream> stream) {

  public static StreamEntry of(Home home, SimulatedStream stream) {
    return new StreamEntry(home, stream.name(), stream.type(), () -> stream);
  }

  @Override
  public String toString() {
    return home.accountId() + "/" + home.region() + "/" + name;
  }
}
