package dev.hydrant.secrets.gcp;

import dev.hydrant.model.network.Network;
import dev.hydrant.model.workflow.SecretsSettings;
import dev.hydrant.secrets.call.ExpiringToken;
import dev.hydrant.secrets.call.Reply;
import dev.hydrant.secrets.call.StoreContext;
import dev.hydrant.secrets.call.StoreErrors;
import dev.hydrant.secrets.call.StoreHttp;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Google's token: for a service account's key, else for the machine by its metadata server. */
final class GcpLogin {
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final Map<String, String> FLAVOR = Map.of("Metadata-Flavor", "Google");

  private final StoreContext context;
  private final StoreErrors errors;
  private final StoreHttp http;

  /** The metadata server is the machine's own: no proxy can reach it for us. */
  private final StoreHttp machine;

  private final Optional<ServiceAccountKey> key;
  private final Optional<String> project;
  private final ExpiringToken token;

  GcpLogin(
      Optional<SecretsSettings.Gcp> settings,
      StoreContext context,
      StoreErrors errors,
      StoreHttp http) {
    this.context = context;
    this.errors = errors;
    this.http = http;
    this.machine = new StoreHttp(Network.direct(), context.limits(), errors);
    this.key =
        context
            .setting(
                settings.flatMap(SecretsSettings.Gcp::keyFile), "GOOGLE_APPLICATION_CREDENTIALS")
            .map(path -> ServiceAccountKey.read(path, errors));
    this.project =
        context
            .setting(
                settings.flatMap(SecretsSettings.Gcp::project),
                "GCP_PROJECT_ID",
                "GOOGLE_CLOUD_PROJECT")
            .or(() -> key.flatMap(ServiceAccountKey::project));
    this.token = new ExpiringToken(context.clock(), this::grant);
  }

  String token() {
    return token.get();
  }

  /** As set, else of the key, else of the machine. */
  String project() {
    return project.orElseGet(
        () -> {
          Reply reply = machine.get(metadata("project/project-id"), FLAVOR);
          if (reply.status() != 200 || reply.text().isBlank()) {
            throw errors.missingSetting("gcp.project", "GCP_PROJECT_ID");
          }
          return reply.text().strip();
        });
  }

  private ExpiringToken.Grant grant() {
    return key.map(this::byKey).orElseGet(this::ofMachine);
  }

  private ExpiringToken.Grant byKey(ServiceAccountKey account) {
    Reply reply =
        http.form(
            account.tokenServer(),
            Map.of("grant_type", GRANT, "assertion", account.assertion(context.clock().instant())));
    if (reply.status() == 400 || reply.status() == 401) {
      throw errors.refused(
          "the service account's key",
          "The key may be deleted or disabled, or the clock of this machine wrong.");
    }
    return granted(reply);
  }

  private ExpiringToken.Grant ofMachine() {
    Reply reply = machine.get(metadata("instance/service-accounts/default/token"), FLAVOR);
    if (reply.status() == 404) {
      throw errors.refused(
          "this machine: it has no service account",
          "Attach one, or give the path of a key in GOOGLE_APPLICATION_CREDENTIALS.");
    }
    return granted(reply);
  }

  private static ExpiringToken.Grant granted(Reply reply) {
    return new ExpiringToken.Grant(
        reply.member("/access_token"),
        Duration.ofSeconds(reply.json().path("expires_in").asLong(0)));
  }

  private URI metadata(String path) {
    String host = context.variable("GCE_METADATA_HOST").orElse("metadata.google.internal");
    return URI.create("http://" + host + "/computeMetadata/v1/" + path);
  }
}
