package dev.hydrant.model.permission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.asset.AwsScope;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import dev.hydrant.model.json.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The identity policy that allows exactly what the chosen features need. */
public final class Policy {
  private final Collection<Feature> features;
  private final AwsScope scope;

  /**
   * @param scope what to limit resources to; an empty account or region becomes {@code *}
   */
  public Policy(Collection<Feature> features, AwsScope scope) {
    this.features = List.copyOf(features);
    this.scope = scope;
  }

  /** The policy document in IAM's JSON. Actions on the same resources share a statement. */
  public ObjectNode document() {
    ObjectNode policy = JsonNodeFactory.instance.objectNode();
    policy.put("Version", "2012-10-17");
    ArrayNode statements = policy.putArray("Statement");
    byResources()
        .forEach(
            (resources, actions) -> {
              ObjectNode statement = statements.addObject();
              statement.put("Effect", "Allow");
              actions.forEach(statement.putArray("Action")::add);
              resources.forEach(statement.putArray("Resource")::add);
            });
    return policy;
  }

  /** The document as people paste it. */
  public String text() {
    try {
      return Json.strict().writer(printer()).writeValueAsString(document());
    } catch (JsonProcessingException e) {
      throw new HydrantException(
          ErrorCode.INTERNAL_ERROR, "The policy could not be written as JSON.", "", e);
    }
  }

  /** One action a line, since people review and diff policies. */
  private static DefaultPrettyPrinter printer() {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER));
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    return printer;
  }

  private Map<List<String>, Set<String>> byResources() {
    Map<List<String>, Set<String>> statements = new LinkedHashMap<>();
    for (Feature feature : features) {
      for (Permission permission : feature.permissions()) {
        List<String> resources = permission.resources().stream().map(this::filled).toList();
        statements
            .computeIfAbsent(resources, absent -> new LinkedHashSet<>())
            .add(permission.action());
      }
    }
    return statements;
  }

  private String filled(String resource) {
    return resource
        .replace("{partition}", scope.partition())
        .replace("{region}", orAny(scope.region()))
        .replace("{account}", orAny(scope.account()));
  }

  private static String orAny(String part) {
    return part.isEmpty() ? Permission.ANY : part;
  }
}
