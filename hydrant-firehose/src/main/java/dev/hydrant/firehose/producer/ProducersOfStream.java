package dev.hydrant.firehose.producer;

import dev.hydrant.firehose.upstream.RouteOrder;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.stream.Facts;
import dev.hydrant.model.stream.StreamScan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts what was found into a stream: a route for each producer, and facts that say what was asked,
 * so that an empty side never stands there without a reason.
 */
final class ProducersOfStream {
  private static final String FACT = "producers";

  /** Names that AWS demands of the streams of a service. */
  private static final Map<String, String> HINTS =
      Map.of(
          "aws-waf-logs-",
          "AWS WAF only logs to streams of such a name: probably web ACLs write.",
          "amazon-apigateway-",
          "API Gateway only logs to streams of such a name: probably access logs of an API"
              + " write.");

  private final StreamScan scan;
  private final List<Sighted> sighted;

  ProducersOfStream(StreamScan scan, List<Sighted> sighted) {
    this.scan = scan;
    this.sighted = sighted.stream().sorted(Comparator.comparing(Sighted::kind)).toList();
  }

  StreamScan complete() {
    List<Found> found =
        sighted.stream().flatMap(kind -> kind.sightings().found().stream()).toList();
    Map<String, String> notRead = new LinkedHashMap<>();
    sighted.forEach(
        kind -> kind.sightings().notRead().ifPresent(why -> notRead.put(kind.kind(), why)));
    List<Route> routes = new ArrayList<>(scan.routes());
    found.forEach(one -> routes.add(route(one)));
    Map<String, Object> facts = new LinkedHashMap<>(scan.stream().facts());
    facts.put(FACT, facts(found.size(), notRead));
    StreamScan complete = RouteOrder.with(scan, routes).withStream(scan.stream().withFacts(facts));
    return leavesEdges() ? RouteOrder.unread(complete, EdgeRole.PRODUCER) : complete;
  }

  /**
   * Whether edges of earlier runs stay: something could not be read, or nothing is wanted at all. A
   * single kind that is switched off is no reason to keep the edges of all others for ever.
   */
  private boolean leavesEdges() {
    return sighted.stream().allMatch(Sighted::isOff)
        || sighted.stream()
            .anyMatch(kind -> !kind.isOff() && kind.sightings().notRead().isPresent());
  }

  private Route route(Found found) {
    String name = scan.stream().name();
    return new Route(
        End.of(found.producer()),
        End.thePipeline(),
        EdgeRole.PRODUCER,
        found.detail().isEmpty() ? name : name + " · " + found.detail(),
        ColumnRule.none());
  }

  private Map<String, Object> facts(int found, Map<String, String> notRead) {
    Facts facts =
        new Facts()
            .put(
                "read",
                sighted.stream()
                    .map(Sighted::kind)
                    .filter(kind -> !notRead.containsKey(kind))
                    .toList())
            .put("notRead", notRead)
            .put("found", found);
    if (found == 0) {
      facts
          .put(
              "note",
              "No producer is known"
                  + (notRead.isEmpty() ? "" : " to the services that were read")
                  + ". Programs that call PutRecord themselves, such as applications, agents and log"
                  + " forwarders, cannot be found by any API of AWS.")
          .put("hint", hint(scan.stream().name()));
    }
    return facts.build();
  }

  private static Optional<String> hint(String stream) {
    return HINTS.entrySet().stream()
        .filter(known -> stream.startsWith(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
