package dev.hydrant.app.ingest;

import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.secrets.SecretResolver;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A connection whose references to secrets were replaced by values, and those values. */
public record ResolvedConnection(FirehoseConnection connection, List<Secret> secrets) {

  /**
   * @throws dev.hydrant.model.error.HydrantException naming field and id when a secret cannot be
   *     had
   */
  public static ResolvedConnection resolve(FirehoseConnection given, SecretResolver resolver) {
    AwsConfig aws = given.awsConfig();
    Optional<Secret> key =
        aws.awsSecretAccessKey()
            .map(secret -> resolver.resolve("awsConfig.awsSecretAccessKey", secret));
    Optional<Secret> token =
        aws.awsSessionToken().map(secret -> resolver.resolve("awsConfig.awsSessionToken", secret));
    AwsConfig resolved =
        new AwsConfig(
            aws.enabled(),
            aws.awsAccessKeyId(),
            key,
            aws.awsRegion(),
            token,
            aws.endPointURL(),
            aws.profileName(),
            aws.assumeRoleArn(),
            aws.assumeRoleSessionName(),
            aws.assumeRoleSourceIdentity());
    return new ResolvedConnection(
        new FirehoseConnection(
            given.type(),
            resolved,
            given.messagingServiceName(),
            given.pipelineFilterPattern(),
            given.supportsMetadataExtraction()),
        Stream.concat(key.stream(), token.stream()).toList());
  }
}
