package dev.hydrant.model.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every setting of the published schema has its row in the documents, made of the schema. */
class SettingsDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/settings.md");
  private static final String HEAD = "| Setting | Value | What it is |\n|---|---|---|\n";

  @Test
  void theTableOfTheDocumentIsWhatTheSchemaSays() throws IOException {
    StringBuilder rows = new StringBuilder(HEAD);
    rows(SettingsSchemaTest.schema(), "", rows);
    Path made = Files.writeString(Path.of("target/settings-table.md"), rows);

    String document = Files.readString(DOCUMENT);

    assertThat(document.substring(document.indexOf(HEAD)))
        .as("copy " + made + " to the end of docs/settings.md")
        .isEqualTo(rows.toString());
  }

  private static void rows(JsonNode schema, String path, StringBuilder rows) {
    schema
        .path("properties")
        .fields()
        .forEachRemaining(
            field -> {
              JsonNode property = field.getValue();
              String name = path + field.getKey();
              assertThat(property.path("title").asText()).as("title of " + name).isNotBlank();
              rows.append("| `%s` | %s | %s |\n".formatted(name, value(property), words(property)));
              rows(property, name + ".", rows);
              rows(property.path("items"), name + "[].", rows);
            });
  }

  private static String value(JsonNode property) {
    List<String> said = new ArrayList<>();
    JsonNode names = property.path("propertyNames").path("enum");
    if (property.has("enum")) {
      said.add(listed(property.path("enum")));
    } else {
      JsonNode of = property.has("items") ? property.path("items") : property;
      String more =
          property.has("items")
              ? "list of "
              : property.has("additionalProperties") ? "map of " : "";
      said.add(more.equals("map of ") ? map(property) : more + kind(of));
    }
    if (!names.isMissingNode()) {
      said.add("by " + listed(names));
    }
    if (property.has("minimum")) {
      said.add(
          property.has("maximum")
              ? property.path("minimum") + " to " + property.path("maximum")
              : "at least " + property.path("minimum"));
    }
    if (property.has("default")) {
      said.add("default " + property.path("default"));
    }
    return String.join(", ", said);
  }

  private static String map(JsonNode property) {
    JsonNode values = property.path("additionalProperties");
    return values.isBoolean() ? "group" : "map of " + kind(values);
  }

  private static String kind(JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "uri" -> "URL";
      case "password" -> "text or `secret:<id>`";
      default ->
          switch (schema.path("type").asText()) {
            case "object" -> "group";
            case "string" -> "text";
            case "integer" -> "whole number";
            case "boolean" -> "true or false";
            default -> schema.path("type").asText();
          };
    };
  }

  private static String listed(JsonNode values) {
    List<String> all = new ArrayList<>();
    values.forEach(value -> all.add("`" + value.asText() + "`"));
    return String.join(" ", all);
  }

  private static String words(JsonNode property) {
    String description = property.path("description").asText();
    String title = property.path("title").asText() + ".";
    return description.isEmpty() ? title : title + " " + description;
  }
}
