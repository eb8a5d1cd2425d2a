package dev.hydrant.simulator.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * AWS REST JSON: labels of the path, query parameters and members of the body become members of the
 * input; labels and parameters are text.
 */
public final class RestJsonProtocol {
  private final JsonProtocol json = JsonProtocol.rest();
  private final List<Route> routes;

  /**
   * @param routes operation → method and path as service models write them, such as {@code GET
   *     /v1/clusters/{clusterArn}/bootstrap-brokers}
   */
  public RestJsonProtocol(Map<String, String> routes) {
    List<Route> list = new ArrayList<>();
    routes.forEach(
        (operation, route) -> {
          String[] parts = route.split(" ", 2);
          list.add(new Route(operation, parts[0], parts[1].split("/", -1)));
        });
    this.routes = List.copyOf(list);
  }

  /** What matches no route is read as an operation that no service has: method and path. */
  AwsRequest read(WireRequest request) {
    ObjectNode input = json.read(request.body());
    request.query().forEach(input::put);
    String[] segments = request.path().split("/", -1);
    return routes.stream()
        .flatMap(route -> route.labels(request.method(), segments).stream().map(route::request))
        .findFirst()
        .map(matched -> new AwsRequest(matched.operation(), input.setAll(matched.input())))
        .orElseGet(() -> new AwsRequest(request.method() + " " + request.path(), input));
  }

  Answer answer(ObjectNode body, String requestId) {
    return json.answer(body, requestId);
  }

  Answer error(AwsException error, String requestId) {
    return json.error(error, requestId);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Route(String operation, String method, String[] segments) {

    Optional<ObjectNode> labels(String called, String[] path) {
      if (!method.equals(called) || path.length != segments.length) {
        return Optional.empty();
      }
      ObjectNode labels = JsonNodeFactory.instance.objectNode();
      for (int i = 0; i < path.length; i++) {
        if (segments[i].startsWith("{")) {
          String name = segments[i].substring(1, segments[i].length() - 1);
          labels.put(name, URLDecoder.decode(path[i].replace("+", "%2B"), StandardCharsets.UTF_8));
        } else if (!segments[i].equals(path[i])) {
          return Optional.empty();
        }
      }
      return Optional.of(labels);
    }

    AwsRequest request(ObjectNode labels) {
      return new AwsRequest(operation, labels);
    }
  }
}
