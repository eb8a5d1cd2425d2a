package dev.hydrant.server.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.catalog.entity.BulkItem;
import dev.hydrant.catalog.entity.EntityChange;
import java.util.List;

/** The contract's answer to a bulk request. */
final class BulkResult {
  private BulkResult() {}

  static ObjectNode of(List<BulkItem> items) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode passed = JsonNodeFactory.instance.arrayNode();
    ArrayNode failed = JsonNodeFactory.instance.arrayNode();
    for (BulkItem item : items) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.set("request", item.request());
      item.change().ifPresent(change -> passed.add(line.put("status", status(change))));
      item.failure()
          .ifPresent(
              failure ->
                  failed.add(
                      line.put("message", failure.text())
                          .put("status", failure.code().httpStatus())));
    }
    answer.put("dryRun", false);
    answer.put(
        "status", failed.isEmpty() ? "success" : passed.isEmpty() ? "failure" : "partialSuccess");
    answer.put("numberOfRowsProcessed", items.size());
    answer.put("numberOfRowsPassed", passed.size());
    answer.put("numberOfRowsFailed", failed.size());
    answer.set("successRequest", passed);
    answer.set("failedRequest", failed);
    return answer;
  }

  private static int status(EntityChange change) {
    return change.kind() == EntityChange.Kind.CREATED ? 201 : 200;
  }
}
