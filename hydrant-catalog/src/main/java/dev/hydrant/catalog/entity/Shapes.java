package dev.hydrant.catalog.entity;

import static dev.hydrant.catalog.entity.Check.any;
import static dev.hydrant.catalog.entity.Check.bool;
import static dev.hydrant.catalog.entity.Check.integer;
import static dev.hydrant.catalog.entity.Check.listOf;
import static dev.hydrant.catalog.entity.Check.matching;
import static dev.hydrant.catalog.entity.Check.object;
import static dev.hydrant.catalog.entity.Check.oneOf;
import static dev.hydrant.catalog.entity.Check.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The nested documents that several types share. */
final class Shapes {
  static final Check UUID =
      matching("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", "a UUID");

  static final Check REFERENCE =
      new Shape(
          "a reference",
          List.of(
              Member.required("id", UUID),
              Member.required("type", text()),
              Member.of("name", text()),
              Member.of("fullyQualifiedName", text()),
              Member.of("description", text()),
              Member.of("displayName", text()),
              Member.of("deleted", bool()),
              Member.of("inherited", bool()),
              Member.of("href", text())));

  static final Check TAG =
      new Shape(
          "a tag label",
          List.of(
              Member.required("tagFQN", text(1, 3072)),
              Member.of("source", oneOf("Classification", "Glossary")),
              Member.of(
                  "labelType", oneOf("Manual", "Propagated", "Automated", "Derived", "Generated")),
              Member.of("state", oneOf("Suggested", "Confirmed")),
              Member.of("name", text()),
              Member.of("displayName", text()),
              Member.of("description", text()),
              Member.of("style", object()),
              Member.of("href", text()),
              Member.of("reason", text()),
              Member.of("appliedAt", any()),
              Member.of("appliedBy", text()),
              Member.of("metadata", object())));

  static final Check TASK =
      new Shape(
          "a task",
          List.of(
              Member.required("name", text()),
              Member.of("displayName", text()),
              Member.of("fullyQualifiedName", text()),
              Member.of("description", text()),
              Member.of("sourceUrl", text()),
              Member.of("downstreamTasks", listOf(text())),
              Member.of("taskType", text()),
              Member.of("taskSQL", text()),
              Member.of("startDate", text()),
              Member.of("endDate", text()),
              Member.of("tags", listOf(TAG)),
              Member.of("owners", listOf(REFERENCE))));

  static final Check COLUMN =
      new Shape(
          "a column",
          List.of(
              Member.required("name", text(1, 256)),
              Member.required("dataType", text()),
              Member.of("displayName", text()),
              Member.of("arrayDataType", text()),
              Member.of("dataLength", integer()),
              Member.of("precision", integer()),
              Member.of("scale", integer()),
              Member.of("dataTypeDisplay", text()),
              Member.of("description", text()),
              Member.of("fullyQualifiedName", text()),
              Member.of("tags", listOf(TAG)),
              Member.of("constraint", oneOf("NULL", "NOT_NULL", "UNIQUE", "PRIMARY_KEY")),
              Member.of("ordinalPosition", integer()),
              Member.of("jsonSchema", text()),
              Member.of("children", listOf(Shapes::column)),
              Member.of("profile", object()),
              Member.of("customMetrics", listOf(any())),
              Member.of("extension", object())));

  /** A field of a message, of a search index or of an API's body. */
  static final Check FIELD =
      new Shape(
          "a field",
          List.of(
              Member.required("name", text(1, 256)),
              Member.required("dataType", text()),
              Member.of("displayName", text()),
              Member.of("dataTypeDisplay", text()),
              Member.of("description", text()),
              Member.of("fullyQualifiedName", text()),
              Member.of("tags", listOf(TAG)),
              Member.of("children", listOf(Shapes::field))));

  static final Check MESSAGE_SCHEMA =
      new Shape(
          "a message schema",
          List.of(
              Member.of("schemaText", text()),
              Member.of("schemaType", oneOf("Avro", "Protobuf", "JSON", "Other", "None")),
              Member.of("schemaFields", listOf(FIELD))));

  static final Check DATA_MODEL =
      new Shape(
          "a data model",
          List.of(Member.required("columns", listOf(COLUMN)), Member.of("isPartitioned", bool())));

  private Shapes() {}

  /** Columns hold columns; the constant is not yet there while it is built. */
  private static void column(String path, JsonNode value) {
    COLUMN.check(path, value);
  }

  private static void field(String path, JsonNode value) {
    FIELD.check(path, value);
  }
}
