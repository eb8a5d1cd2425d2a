package dev.hydrant.catalog.entity;

import static dev.hydrant.catalog.entity.Check.any;
import static dev.hydrant.catalog.entity.Check.bool;
import static dev.hydrant.catalog.entity.Check.integer;
import static dev.hydrant.catalog.entity.Check.listOf;
import static dev.hydrant.catalog.entity.Check.matching;
import static dev.hydrant.catalog.entity.Check.object;
import static dev.hydrant.catalog.entity.Check.oneOf;
import static dev.hydrant.catalog.entity.Check.text;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** Types around the assets: tags, people, ingestion pipelines, automations. */
final class SupportTypes {
  private static final Member PROVIDER =
      Member.of("provider", oneOf("system", "user", "automation"), TextNode.valueOf("user"));
  private static final Member EXCLUSIVE = Member.of("mutuallyExclusive", bool(), BooleanNode.FALSE);
  private static final Check EMAIL = matching("\\S{1,80}@\\S+\\.\\S+", "an e-mail address");

  private SupportTypes() {}

  static List<EntityType> all() {
    return List.of(
        classification(),
        tag(),
        user(),
        team(),
        testConnectionDefinition(),
        ingestionPipeline(),
        workflow());
  }

  private static EntityType classification() {
    return EntityType.named("classification", "classifications")
        .has(
            Member.of("displayName", text()),
            Member.required("description", text()),
            PROVIDER,
            EXCLUSIVE,
            Member.of("domains", listOf(text())),
            Member.of("owners", listOf(Shapes.REFERENCE)),
            Member.of("reviewers", listOf(Shapes.REFERENCE)),
            Member.of("autoClassificationConfig", object()))
        .onRequest("owners", "domains", "reviewers")
        .others("termCount", "usageCount", "disabled")
        .build();
  }

  private static EntityType tag() {
    return EntityType.named("tag", "tags")
        .in(
            Containment.named("parent", "tag").orNone(),
            Containment.named("classification", "classification").orNone())
        .inherits("classification")
        .has(
            Member.of("displayName", text()),
            Member.required("description", text()),
            Member.of("style", object()),
            Member.of("associatedTags", listOf(text())),
            PROVIDER,
            EXCLUSIVE,
            Member.of("domains", listOf(text())),
            Member.of("owners", listOf(Shapes.REFERENCE)),
            Member.of("reviewers", listOf(Shapes.REFERENCE)),
            Member.of("recognizers", listOf(object())),
            Member.of("autoClassificationEnabled", bool(), BooleanNode.FALSE),
            Member.of("autoClassificationPriority", integer(), IntNode.valueOf(50)))
        .lists("children", "tag")
        .unkept("associatedTags")
        .onRequest("owners", "domains", "reviewers", "children", "recognizers")
        .others("usageCount", "deprecated", "disabled")
        .build();
  }

  private static EntityType user() {
    return EntityType.named("user", "users")
        .has(
            Member.of("displayName", text()),
            Member.of("description", text()),
            Member.required("email", EMAIL),
            Member.of("externalId", text()),
            Member.of("scimUserName", text()),
            Member.of("timezone", text()),
            Member.of("isBot", bool(), BooleanNode.FALSE),
            Member.of("isAdmin", bool(), BooleanNode.FALSE),
            Member.of("profile", object()))
        .onRequest("profile")
        .others("teams", "roles", "owns", "follows", "personas", "defaultPersona")
        .build();
  }

  private static EntityType team() {
    return EntityType.named("team", "teams")
        .has(
            Member.of("displayName", text()),
            Member.of("description", text()),
            Member.of("email", EMAIL),
            Member.required(
                "teamType",
                oneOf("Group", "Department", "Division", "BusinessUnit", "Organization")),
            Member.of("externalId", text()),
            Member.of("profile", object()),
            Member.of("owners", listOf(Shapes.REFERENCE)),
            Member.of("isJoinable", bool(), BooleanNode.TRUE))
        .onRequest("owners", "profile")
        .others("users", "parents", "children", "owns", "defaultRoles", "policies", "userCount")
        .build();
  }

  private static EntityType testConnectionDefinition() {
    return EntityType.named("testConnectionDefinition", "services/testConnectionDefinitions")
        .has(
            Member.of("displayName", text()),
            Member.of("description", text()),
            Member.required(
                "steps",
                listOf(
                    new Shape(
                        "a step",
                        List.of(
                            Member.required("name", text()),
                            Member.required("description", text()),
                            Member.required("mandatory", bool()),
                            Member.of("errorMessage", text()),
                            Member.of("shortCircuit", bool()))))))
        .onRequest("owners")
        .build();
  }

  private static EntityType ingestionPipeline() {
    return EntityType.named("ingestionPipeline", "services/ingestionPipelines")
        .in(
            new Containment(
                "service",
                List.of(
                    "pipelineService",
                    "messagingService",
                    "storageService",
                    "databaseService",
                    "searchService",
                    "apiService"),
                true,
                false))
        .has(
            Member.of("displayName", text()),
            Member.of("description", text()),
            Member.required(
                "pipelineType",
                oneOf(
                    "metadata",
                    "usage",
                    "lineage",
                    "profiler",
                    "autoClassification",
                    "TestSuite",
                    "dataInsight",
                    "elasticSearchReindex",
                    "dbt",
                    "application")),
            Member.required(
                "sourceConfig",
                new Shape("a source configuration", List.of(Member.of("config", any())))),
            Member.required("airflowConfig", object()),
            Member.of(
                "loggerLevel", oneOf("DEBUG", "INFO", "WARN", "ERROR"), TextNode.valueOf("INFO")),
            Member.of("raiseOnError", bool(), BooleanNode.TRUE),
            Member.of("owners", listOf(Shapes.REFERENCE)),
            Member.of("provider", oneOf("system", "user", "automation")),
            Member.of("domains", listOf(text())),
            Member.of("processingEngine", Shapes.REFERENCE),
            Member.of("enableStreamableLogs", bool(), BooleanNode.FALSE))
        .onRequest("owners", "domains", "pipelineStatuses", "followers")
        .starts("deployed", BooleanNode.FALSE)
        .starts("enabled", BooleanNode.TRUE)
        .others("ingestionRunner", "applicationType")
        .build();
  }

  private static EntityType workflow() {
    return EntityType.named("workflow", "automations/workflows")
        .has(
            Member.of("displayName", text()),
            Member.of("description", text()),
            Member.required(
                "workflowType",
                oneOf(
                    "TEST_CONNECTION",
                    "REVERSE_INGESTION",
                    "QUERY_RUNNER",
                    "TEST_SPARK_ENGINE_CONNECTION")),
            Member.required("request", object()),
            Member.of(
                "status",
                oneOf("Pending", "Successful", "Failed", "Running"),
                TextNode.valueOf("Pending")),
            Member.of("response", object()),
            Member.of("owners", listOf(Shapes.REFERENCE)),
            Member.of("domains", listOf(text())))
        .onRequest("owners", "domains")
        .build();
  }
}
