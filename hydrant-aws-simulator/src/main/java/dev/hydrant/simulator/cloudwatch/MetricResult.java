package dev.hydrant.simulator.cloudwatch;

import static dev.hydrant.simulator.protocol.QueryProtocol.element;

import java.time.Instant;
import java.util.List;

/** The data points of one query, or the part of them that one answer holds. */
record MetricResult(MetricQuery query, List<Point> points, String statusCode) {

  record Point(long minute, double value) {}

  String xml() {
    StringBuilder timestamps = new StringBuilder();
    StringBuilder values = new StringBuilder();
    for (Point point : points) {
      String time = Instant.ofEpochSecond(point.minute() * 60).toString();
      timestamps.append("<member>").append(time).append("</member>");
      values.append("<member>").append(point.value()).append("</member>");
    }
    return "<member>"
        + element("Id", query.id())
        + element("Label", query.label())
        + "<Timestamps>"
        + timestamps
        + "</Timestamps><Values>"
        + values
        + "</Values>"
        + element("StatusCode", statusCode)
        + "</member>";
  }
}
