package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.HttpEndpoint;
import dev.hydrant.model.stream.Facts;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDescription;
import software.amazon.awssdk.services.firehose.model.HttpEndpointDestinationDescription;
import software.amazon.awssdk.services.firehose.model.HttpEndpointRequestConfiguration;

/**
 * Reads an HTTP destination. Of its URL only scheme, host and port are kept, and Honeycomb's data
 * set; of its common attributes only their number, since AWS treats names and values as secret.
 */
final class HttpDestinationReader {
  private HttpDestinationReader() {}

  static Destination read(StreamContext stream, String path, HttpEndpointDestinationDescription d) {
    HttpEndpointDescription endpoint = d.endpointConfiguration();
    String name = endpoint == null ? "" : Shared.text(endpoint.name());
    Optional<WebAddress> address =
        endpoint == null ? Optional.empty() : WebAddress.parse(endpoint.url());
    Optional<HttpEndpoint> asset = address.map(found -> asset(found, name));
    DestinationDraft draft =
        new DestinationDraft(stream, path, "HttpEndpoint")
            .fact("partner", asset.map(HttpEndpoint::partner))
            .fact("name", HttpPartner.shownName(name))
            .fact("endpoint", address.map(WebAddress::origin))
            .fact("dataset", asset.map(HttpEndpoint::dataset))
            .facts(request(d.requestConfiguration()))
            .fact(
                "retrySeconds",
                d.retryOptions() == null ? null : d.retryOptions().durationInSeconds())
            .fact("roleArn", d.roleARN())
            .fact("secret", Shared.secret(d.secretsManagerConfiguration()))
            .fact("logging", Shared.logging(d.cloudWatchLoggingOptions()))
            .processing(d.processingConfiguration());
    if (d.bufferingHints() != null) {
      draft.buffering(
          Shared.buffering(d.bufferingHints().sizeInMBs(), d.bufferingHints().intervalInSeconds()));
    }
    draft.backup(
        d.s3BackupModeAsString(), "s3DestinationDescription", d.s3DestinationDescription());
    if (asset.isEmpty()) {
      draft.unsupported(
          "endpointConfiguration.url",
          HttpPartner.shownName(name).orElse(""),
          "The address is missing, masked or no URL.");
      return draft.deliver("an HTTP endpoint that is not named", Map.of());
    }
    draft.delivers(asset.get(), asset.get().partner());
    return draft.deliver(
        asset.get().partner() + " at " + asset.get().host(),
        new Facts().put("endpoint", asset.get().origin()).build());
  }

  private static HttpEndpoint asset(WebAddress address, String name) {
    return new HttpEndpoint(
        address.scheme(),
        address.host(),
        address.port(),
        HttpPartner.of(address, name),
        HttpPartner.dataset(address));
  }

  private static Map<String, Object> request(@Nullable HttpEndpointRequestConfiguration request) {
    return request == null
        ? Map.of()
        : new Facts()
            .put("contentEncoding", request.contentEncodingAsString())
            .put(
                "commonAttributes",
                request.hasCommonAttributes() ? request.commonAttributes().size() : null)
            .build();
  }
}
