package dev.hydrant.app.ingest;

import dev.hydrant.app.workflow.SinkTarget;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.workflow.AwsConfig;
import dev.hydrant.model.workflow.FirehoseConnection;
import dev.hydrant.model.workflow.HydrantSettings;
import dev.hydrant.model.workflow.ProxySettings;
import dev.hydrant.model.workflow.Secret;
import dev.hydrant.secrets.SecretResolver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A connection whose references to secrets were replaced by values, the way to everybody that is
 * called, and the values that must not be shown.
 *
 * @param network to AWS, and to whatever names no certificates of its own
 * @param catalog the same way, with the certificates that the catalog's settings name
 */
public record ResolvedConnection(
    FirehoseConnection connection, Network network, Network catalog, List<Secret> secrets) {

  /** With the certificates that a workflow file wants for its catalog. */
  public ResolvedConnection with(SinkTarget sink, SecretResolver resolver) {
    return sink instanceof SinkTarget.Catalog target
        ? new ResolvedConnection(connection, network, target.tls().on(network, resolver), secrets)
        : this;
  }

  /**
   * @throws dev.hydrant.model.error.HydrantException naming field and id when a secret cannot be
   *     had, or a proxy or certificate is not usable
   */
  public static ResolvedConnection resolve(
      FirehoseConnection given,
      HydrantSettings settings,
      SecretResolver resolver,
      Map<String, String> environment) {
    Network network =
        Network.of(
            settings.proxy().map(proxy -> resolved(proxy, resolver)),
            settings.caCertificate(),
            environment);
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
        network,
        network,
        Stream.of(key.stream(), token.stream(), network.secrets().stream())
            .flatMap(values -> values)
            .toList());
  }

  private static ProxySettings resolved(ProxySettings proxy, SecretResolver resolver) {
    return new ProxySettings(
        proxy.url(),
        proxy.username(),
        proxy.password().map(secret -> resolver.resolve("hydrant.proxy.password", secret)),
        proxy.noProxy());
  }
}
