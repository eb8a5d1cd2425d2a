package dev.hydrant.app.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.error.ErrorCode;
import dev.hydrant.model.error.HydrantException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${NAME}} in text values by environment variables; {@code $${NAME}} stays as
 * {@code ${NAME}}. Keys are left alone, and what a variable holds is not looked at again.
 */
final class Variables {
  private static final Pattern REFERENCE = Pattern.compile("(\\$?)\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private final Map<String, String> environment;

  Variables(Map<String, String> environment) {
    this.environment = environment;
  }

  JsonNode replace(JsonNode node, String path) {
    if (node.isTextual()) {
      return JsonNodeFactory.instance.textNode(replace(node.textValue(), path));
    }
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              entry ->
                  entry.setValue(
                      replace(
                          entry.getValue(),
                          path.isEmpty() ? entry.getKey() : path + "." + entry.getKey())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, replace(array.get(i), path + "[" + i + "]"));
      }
    }
    return node;
  }

  private String replace(String text, String path) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String value =
          matcher.group(1).isEmpty() ? value(matcher.group(2), path) : matcher.group().substring(1);
      matcher.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(out).toString();
  }

  private String value(String name, String path) {
    String value = environment.get(name);
    if (value == null) {
      throw new HydrantException(
          ErrorCode.CONFIG_UNDEFINED_VARIABLE,
          path + ": the environment variable " + name + " is not defined.",
          "Define it, or write $${" + name + "} for the text itself.");
    }
    return value;
  }
}
