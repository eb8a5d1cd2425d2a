package dev.hydrant.e2e.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Objects;

/** The published schema of a run's report, as a consumer of it would apply it. */
public final class ReportSchema {
  private static final String PATH = "/schemas/runReport.json";

  private ReportSchema() {}

  /** What is wrong with a report; empty when nothing is. */
  public static List<String> mistakes(JsonNode report) {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(VersionFlag.V7)
            .getSchema(Objects.requireNonNull(ReportSchema.class.getResourceAsStream(PATH), PATH));
    return schema.validate(report).stream().map(ValidationMessage::getMessage).sorted().toList();
  }
}
