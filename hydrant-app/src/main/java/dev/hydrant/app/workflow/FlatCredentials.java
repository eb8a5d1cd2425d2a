package dev.hydrant.app.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * OpenMetadata's published sample writes the AWS keys beside {@code type}, where its own schema
 * does not allow them. Such files are in use: the keys are moved to where they belong.
 */
final class FlatCredentials {
  private static final List<String> KEYS =
      List.of(
          "awsAccessKeyId",
          "awsSecretAccessKey",
          "awsRegion",
          "awsSessionToken",
          "endPointURL",
          "profileName",
          "assumeRoleArn",
          "assumeRoleSessionName",
          "assumeRoleSourceIdentity");

  private FlatCredentials() {}

  /** Moves them under {@code awsConfig} and returns their names. */
  static List<String> move(ObjectNode document) {
    if (!(ForeignKeys.at(document, "source.serviceConnection.config")
        instanceof ObjectNode config)) {
      return List.of();
    }
    List<String> moved = new ArrayList<>();
    for (String key : KEYS) {
      if (config.has(key)) {
        config.withObject("/awsConfig").set(key, config.remove(key));
        moved.add(key);
      }
    }
    return List.copyOf(moved);
  }
}
