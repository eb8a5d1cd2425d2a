package dev.hydrant.firehose.map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.json.Json;
import dev.hydrant.model.lineage.ColumnRule;
import dev.hydrant.model.lineage.EdgeRole;
import dev.hydrant.model.lineage.End;
import dev.hydrant.model.lineage.Route;
import dev.hydrant.model.stream.AssetFacts;
import dev.hydrant.model.stream.StreamScan;
import java.util.List;

/** A scan as JSON: everything that leaves the mapper, in a form that is pleasant to review. */
public final class ScanJson {
  private final ObjectMapper mapper = Json.strict();

  public ObjectNode of(StreamScan scan) {
    ObjectNode json = mapper.createObjectNode();
    json.set("pipeline", mapper.valueToTree(scan.stream()));
    ArrayNode routes = json.putArray("routes");
    for (Route route : scan.routes()) {
      ObjectNode node = routes.addObject();
      node.set("from", end(route.from()));
      node.set("to", end(route.to()));
      node.put("role", route.role().id());
      node.put("detail", route.detail());
      node.set("columns", mapper.valueToTree(route.columns()));
    }
    ArrayNode assets = json.putArray("assets");
    for (AssetFacts facts : scan.assets()) {
      ObjectNode node = assets.addObject();
      node.put("id", facts.asset().id());
      node.set("columns", mapper.valueToTree(facts.columns()));
      node.set("facts", mapper.valueToTree(facts.facts()));
    }
    json.set("unresolved", mapper.valueToTree(scan.unresolved()));
    ArrayNode unread = json.putArray("unread");
    scan.unread().stream().map(EdgeRole::id).sorted().forEach(unread::add);
    return json;
  }

  /** One line a route: who, to whom, in which role. */
  public static List<String> edges(StreamScan scan) {
    return scan.routes().stream()
        .map(route -> id(route.from()) + " -> " + id(route.to()) + " [" + route.role().id() + "]")
        .toList();
  }

  /** One line a delivery: to whom, and how its columns come about. */
  static List<String> columns(StreamScan scan) {
    return scan.routes().stream()
        .filter(route -> route.role() == EdgeRole.DELIVERY)
        .map(route -> id(route.to()) + ": " + words(route.columns()))
        .toList();
  }

  private static String words(ColumnRule rule) {
    if (rule instanceof ColumnRule.None none) {
      return "none, " + none.reason();
    }
    if (rule instanceof ColumnRule.ByMap map) {
      return "byMap "
          + String.join(
              " ", map.pairs().stream().map(pair -> pair.from() + "=" + pair.to()).toList())
          + (map.restByName() ? ", rest by name" : "");
    }
    return "byName";
  }

  private ObjectNode end(End end) {
    if (end instanceof End.Of known) {
      ObjectNode node = mapper.createObjectNode();
      node.put("id", known.asset().id());
      node.setAll(mapper.<ObjectNode>valueToTree(known.asset()));
      return node;
    }
    return mapper.createObjectNode().put("id", "pipeline");
  }

  private static String id(End end) {
    return end instanceof End.Of known ? known.asset().id() : "pipeline";
  }
}
