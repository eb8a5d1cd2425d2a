package dev.hydrant.client.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.asset.Asset;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.stream.AssetFacts;
import dev.hydrant.model.stream.StreamScan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes one delivery stream as one JSON object. */
final class StreamLine {
  static final int VERSION = 1;
  private static final String PIPELINE = "pipeline";

  private final ObjectMapper json;

  StreamLine(ObjectMapper json) {
    this.json = json;
  }

  ObjectNode write(StreamScan scan) {
    ObjectNode line = json.createObjectNode();
    line.put("v", VERSION).put("kind", "stream");
    line.set("pipeline", json.valueToTree(scan.stream()));
    if (!scan.lineageIncluded()) {
      line.put("lineageIncluded", false);
    }
    ArrayNode routes = line.putArray("routes");
    scan.routes().forEach(route -> routes.add(route(route)));
    ArrayNode assets = line.putArray("assets");
    assets(scan).forEach((asset, facts) -> assets.add(asset(asset, facts)));
    if (!scan.unresolved().isEmpty()) {
      line.set("unresolved", json.valueToTree(scan.unresolved()));
    }
    if (!scan.unread().isEmpty()) {
      // A reader must not take the edges of these roles for gone. Sorted, since a set has no order.
      ArrayNode unread = line.putArray("unread");
      scan.unread().stream().map(EdgeRole::id).sorted().forEach(unread::add);
    }
    return line;
  }

  private ObjectNode route(Route route) {
    ObjectNode node = json.createObjectNode();
    node.put("from", end(route.from())).put("to", end(route.to())).put("role", route.role().id());
    node.put("detail", route.detail());
    if (!route.columns().equals(ColumnRule.none())) {
      node.set("columns", json.valueToTree(route.columns()));
    }
    return node;
  }

  private static String end(End end) {
    return end instanceof End.Of of ? of.asset().id() : PIPELINE;
  }

  /** Every asset once, in the order in which the routes first name it. */
  private static Map<Asset, AssetFacts> assets(StreamScan scan) {
    Map<Asset, AssetFacts> facts = new LinkedHashMap<>();
    for (Route route : scan.routes()) {
      note(route.from(), facts);
      note(route.to(), facts);
    }
    scan.assets().forEach(known -> facts.put(known.asset(), known));
    return facts;
  }

  private static void note(End end, Map<Asset, AssetFacts> facts) {
    if (end instanceof End.Of of) {
      facts.putIfAbsent(of.asset(), new AssetFacts(of.asset(), List.of(), Map.of()));
    }
  }

  private ObjectNode asset(Asset asset, AssetFacts facts) {
    ObjectNode node = json.createObjectNode();
    node.put("id", asset.id());
    node.setAll((ObjectNode) json.valueToTree(asset));
    if (!facts.columns().isEmpty()) {
      node.set("columns", json.valueToTree(facts.columns()));
    }
    if (!facts.facts().isEmpty()) {
      node.set("facts", json.valueToTree(facts.facts()));
    }
    return node;
  }
}
