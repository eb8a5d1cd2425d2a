package dev.hydrant.e2e.chaos;

import static dev.hydrant.simulator.organisation.Destinations.extendedS3;
import static dev.hydrant.simulator.organisation.Destinations.redshift;
import static dev.hydrant.simulator.organisation.Destinations.s3;

import dev.hydrant.e2e.harness.AssetNames;
import dev.hydrant.simulator.organisation.Home;
import dev.hydrant.simulator.organisation.Organisation;
import dev.hydrant.simulator.organisation.SimulatedAccount;
import dev.hydrant.simulator.organisation.StreamDocument;
import dev.hydrant.simulator.organisation.StreamEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Many accounts with streams of their own, and what each must look like in a catalog. */
record Estate(List<Place> places) implements Organisation {
  private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "eu-central-1");

  static Estate of(int places) {
    return new Estate(IntStream.range(0, places).mapToObj(Place::numbered).toList());
  }

  @Override
  public List<SimulatedAccount> accounts() {
    return places.stream().map(Place::account).toList();
  }

  @Override
  public List<StreamEntry> streams() {
    return places.stream()
        .flatMap(place -> place.streams().stream())
        .map(StreamDocument::entry)
        .toList();
  }

  /** One account in one region, that one service reads. */
  record Place(String service, Home home) {
    static Place numbered(int number) {
      return new Place(
          "service-%03d".formatted(number),
          new Home(
              "%012d".formatted(200_000_000_000L + number), REGIONS.get(number % REGIONS.size())));
    }

    SimulatedAccount account() {
      return new SimulatedAccount(
          home.accountId(), service, "AKIASIM" + home.accountId(), "FAKE-secret-of-the-chaos");
    }

    List<StreamDocument> streams() {
      List<StreamDocument> streams = new ArrayList<>();
      for (String subject : List.of("orders", "payments", "returns")) {
        streams.add(stream(subject).kinesis(subject).to(extendedS3(lake(), subject + "/")));
      }
      for (String subject : List.of("clicks", "views")) {
        streams.add(stream(subject).to(extendedS3(lake(), subject + "/")));
      }
      streams.add(
          stream("sales")
              .kinesis("sales")
              .to(redshift(warehouse(), "shop.sales", s3(lake(), "staging/sales/"))));
      return streams;
    }

    /** The edges of these streams, written down without looking at how they are made. */
    Set<String> edges() {
      Set<String> edges = new TreeSet<>();
      for (String subject : List.of("orders", "payments", "returns")) {
        edges.add(edge(kinesis(subject), lake(subject), pipeline(subject), "Delivery"));
      }
      for (String subject : List.of("clicks", "views")) {
        edges.add(edge(pipeline(subject), lake(subject), "", "Delivery"));
      }
      String table = "redshift://" + warehouseHost() + "/analytics/shop/sales";
      edges.add(edge(kinesis("sales"), name(table), pipeline("sales"), "Delivery"));
      edges.add(edge(kinesis("sales"), lake("staging/sales"), pipeline("sales"), "Staging"));
      return edges;
    }

    /** Qualified names of its pipelines. */
    Set<String> pipelines() {
      Set<String> names = new TreeSet<>();
      streams().forEach(stream -> names.add(pipeline(stream.entry().name())));
      return names;
    }

    static String edge(String from, String to, String pipeline, String roles) {
      return from + " → " + to + " through " + pipeline + " [" + roles + "]";
    }

    private StreamDocument stream(String name) {
      return StreamDocument.named(home, name);
    }

    private String pipeline(String stream) {
      return service + "." + stream;
    }

    private String kinesis(String stream) {
      return name(home.arn("kinesis", "stream/" + stream));
    }

    private String lake() {
      return "lake-" + home.accountId();
    }

    private String lake(String prefix) {
      return name("s3://" + lake() + "/" + prefix);
    }

    private String warehouse() {
      return "jdbc:redshift://" + warehouseHost() + ":5439/analytics";
    }

    private String warehouseHost() {
      return "dwh.c0ffee123456." + home.region() + ".redshift.amazonaws.com";
    }

    private String name(String asset) {
      return new AssetNames(home).fqn(asset);
    }
  }
}
