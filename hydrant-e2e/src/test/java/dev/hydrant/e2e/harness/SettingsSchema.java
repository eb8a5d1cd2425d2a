package dev.hydrant.e2e.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Objects;

/** The published schema of Hydrant's own settings, as an editor would apply it. */
public final class SettingsSchema {
  private static final String PATH = "/schemas/hydrantSettings.json";

  private SettingsSchema() {}

  /** What is wrong with settings; nothing is where there are none. */
  public static List<String> mistakes(JsonNode settings) {
    return settings.isMissingNode()
        ? List.of()
        : schema().validate(settings).stream().map(ValidationMessage::getMessage).sorted().toList();
  }

  /** Whether a dotted path leads to a property, or into a map with free keys. */
  public static boolean has(String path) {
    JsonNode at = schema().getSchemaNode();
    for (String step : path.split("\\.")) {
      JsonNode free = at.path("additionalProperties");
      at = at.path("properties").has(step) ? at.path("properties").path(step) : free;
      if (!at.isObject()) {
        return false;
      }
    }
    return true;
  }

  private static JsonSchema schema() {
    return JsonSchemaFactory.getInstance(VersionFlag.V7)
        .getSchema(Objects.requireNonNull(SettingsSchema.class.getResourceAsStream(PATH), PATH));
  }
}
