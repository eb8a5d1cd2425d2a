package dev.hydrant.firehose.map;

import dev.hydrant.model.asset.SplunkEndpoint;
import dev.hydrant.model.stream.Facts;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.firehose.model.SplunkDestinationDescription;

/**
 * Reads a Splunk destination. Its token is never touched: the SDK's own text form prints it in
 * clear.
 */
final class SplunkDestinationReader {
  private static final int HTTPS = 443;

  private SplunkDestinationReader() {}

  static Destination read(StreamContext stream, String path, SplunkDestinationDescription d) {
    Optional<WebAddress> address = WebAddress.parse(d.hecEndpoint());
    String type = Shared.text(d.hecEndpointTypeAsString());
    DestinationDraft draft =
        new DestinationDraft(stream, path, "Splunk")
            .fact("endpoint", address.map(WebAddress::origin))
            .fact("endpointType", type)
            .fact("acknowledgementTimeoutSeconds", d.hecAcknowledgmentTimeoutInSeconds())
            .fact(
                "retrySeconds",
                d.retryOptions() == null ? null : d.retryOptions().durationInSeconds())
            .fact("secret", Shared.secret(d.secretsManagerConfiguration()))
            .fact("logging", Shared.logging(d.cloudWatchLoggingOptions()))
            .processing(d.processingConfiguration());
    if (d.bufferingHints() != null) {
      draft.buffering(
          Shared.buffering(d.bufferingHints().sizeInMBs(), d.bufferingHints().intervalInSeconds()));
    }
    draft.backup(
        d.s3BackupModeAsString(), "s3DestinationDescription", d.s3DestinationDescription());
    if (address.isEmpty() || !type.equals("Raw") && !type.equals("Event")) {
      draft.unsupported(
          "",
          (address.map(WebAddress::origin).orElse("") + " " + type).strip(),
          "The collector's address and its type, Raw or Event, are both needed.");
      return draft.deliver("a Splunk collector that is not named", Map.of());
    }
    int port = address.get().port() < 0 ? HTTPS : address.get().port();
    draft.delivers(
        new SplunkEndpoint(address.get().host(), port, type.equals("Raw")), "HEC " + type);
    return draft.deliver(
        "Splunk at " + address.get().host(), new Facts().put("endpointType", type).build());
  }
}
