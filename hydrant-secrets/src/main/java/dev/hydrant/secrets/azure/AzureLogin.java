package dev.hydrant.secrets.azure;

import dev.hydrant.model.network.Network;
import dev.hydrant.model.workflow.SecretsSettings;
import dev.hydrant.secrets.call.ExpiringToken;
import dev.hydrant.secrets.call.Ids;
import dev.hydrant.secrets.call.Reply;
import dev.hydrant.secrets.call.StoreContext;
import dev.hydrant.secrets.call.StoreErrors;
import dev.hydrant.secrets.call.StoreHttp;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A token of Microsoft Entra: with a client secret, with a pod's federated token (workload
 * identity), else as the machine's managed identity.
 */
final class AzureLogin {
  private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final String METADATA = "http://169.254.169.254";

  private final StoreContext context;
  private final StoreErrors errors;
  private final StoreHttp http;

  /** Metadata services are on the machine itself: no proxy can reach them for us. */
  private final StoreHttp machine;

  private final String audience;
  private final Optional<String> tenant;
  private final Optional<String> client;
  private final ExpiringToken token;

  AzureLogin(
      Optional<SecretsSettings.Azure> settings,
      StoreContext context,
      StoreErrors errors,
      StoreHttp http,
      String audience) {
    this.context = context;
    this.errors = errors;
    this.http = http;
    this.machine = new StoreHttp(Network.direct(), context.limits(), errors);
    this.audience = audience;
    this.tenant =
        context.setting(settings.flatMap(SecretsSettings.Azure::tenantId), "AZURE_TENANT_ID");
    this.client =
        context.setting(settings.flatMap(SecretsSettings.Azure::clientId), "AZURE_CLIENT_ID");
    this.token = new ExpiringToken(context.clock(), this::grant);
  }

  String token() {
    return token.get();
  }

  private ExpiringToken.Grant grant() {
    Optional<String> secret = context.variable("AZURE_CLIENT_SECRET");
    if (secret.isPresent()) {
      return application("the client secret", Map.of("client_secret", secret.get()));
    }
    Optional<String> federated = context.variable("AZURE_FEDERATED_TOKEN_FILE").flatMap(Ids::file);
    if (federated.isPresent()) {
      return application(
          "the pod's federated token",
          Map.of("client_assertion_type", ASSERTION, "client_assertion", federated.get()));
    }
    return managed();
  }

  private ExpiringToken.Grant application(String what, Map<String, String> proof) {
    String directory =
        tenant.orElseThrow(() -> errors.missingSetting("azure.tenantId", "AZURE_TENANT_ID"));
    Map<String, String> form = new HashMap<>(proof);
    form.put("grant_type", "client_credentials");
    form.put("scope", audience + "/.default");
    form.put(
        "client_id",
        client.orElseThrow(() -> errors.missingSetting("azure.clientId", "AZURE_CLIENT_ID")));
    String authority =
        context.variable("AZURE_AUTHORITY_HOST").orElse("https://login.microsoftonline.com");
    URI target =
        URI.create(
            Ids.url(errors, "azure.tenantId with AZURE_AUTHORITY_HOST", authority)
                + "/"
                + Ids.segment(directory)
                + "/oauth2/v2.0/token");
    Reply reply = http.form(target, form);
    if (reply.status() == 400 || reply.status() == 401) {
      throw errors.refused(
          what, "Check tenant, client id and secret; a client secret may have expired.");
    }
    return granted(reply);
  }

  private ExpiringToken.Grant managed() {
    Optional<String> endpoint = context.variable("IDENTITY_ENDPOINT");
    Optional<String> header = context.variable("IDENTITY_HEADER");
    Reply reply =
        endpoint.isPresent() && header.isPresent()
            ? machine.get(
                URI.create(endpoint.get() + query("2019-08-01")),
                Map.of("X-IDENTITY-HEADER", header.get()))
            : machine.get(
                URI.create(
                    context.variable("AZURE_POD_IDENTITY_AUTHORITY_HOST").orElse(METADATA)
                        + "/metadata/identity/oauth2/token"
                        + query("2018-02-01")),
                Map.of("Metadata", "true"));
    if (reply.status() == 400 || reply.status() == 403 || reply.status() == 404) {
      throw errors.refused(
          "this machine: it has no managed identity",
          "Give it one, set azure.clientId to a user-assigned one, or give AZURE_TENANT_ID,"
              + " AZURE_CLIENT_ID and AZURE_CLIENT_SECRET.");
    }
    return granted(reply);
  }

  private String query(String version) {
    return "?api-version="
        + version
        + "&resource="
        + Ids.segment(audience)
        + client.map(id -> "&client_id=" + Ids.segment(id)).orElse("");
  }

  /** App Service says when the token ends instead of how long it lives. */
  private ExpiringToken.Grant granted(Reply reply) {
    String value = reply.member("/access_token");
    long until = reply.json().path("expires_on").asLong(0);
    long life =
        reply
            .json()
            .path("expires_in")
            .asLong(until == 0 ? 0 : until - context.clock().instant().getEpochSecond());
    return new ExpiringToken.Grant(value, Duration.ofSeconds(life));
  }
}
