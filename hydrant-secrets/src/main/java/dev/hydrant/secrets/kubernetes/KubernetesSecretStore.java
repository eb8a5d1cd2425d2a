package dev.hydrant.secrets.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.model.network.Network;
import dev.hydrant.model.network.Trust;
import dev.hydrant.model.workflow.SecretsSettings;
import dev.hydrant.secrets.SecretStore;
import dev.hydrant.secrets.StoredSecret;
import dev.hydrant.secrets.call.Ids;
import dev.hydrant.secrets.call.Reply;
import dev.hydrant.secrets.call.StoreContext;
import dev.hydrant.secrets.call.StoreErrors;
import dev.hydrant.secrets.call.StoreHttp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Secrets of the own namespace, read with the pod's service account. An id that is no legal name,
 * such as a path, is mapped to one: {@code /team/aws_key} is {@code team-aws-key}. The text is the
 * key {@code value}; {@code #key} names another one.
 */
public final class KubernetesSecretStore implements SecretStore {
  /** What the facts of Kubernetes call a DNS subdomain. */
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  private static final int LONGEST = 253;
  private static final String ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

  private final StoreErrors errors = new StoreErrors("kubernetes");
  private final StoreHttp http;
  private final URI server;
  private final String namespace;
  private final Path account;

  public KubernetesSecretStore(
      Optional<SecretsSettings.Kubernetes> settings, StoreContext context) {
    this.account =
        Path.of(
            context
                .setting(settings.flatMap(SecretsSettings.Kubernetes::directory))
                .orElse(ACCOUNT));
    this.server = server(settings.flatMap(SecretsSettings.Kubernetes::address), context);
    this.namespace =
        context
            .setting(
                settings.flatMap(SecretsSettings.Kubernetes::namespace), "KUBERNETES_NAMESPACE")
            .or(() -> Ids.file(account.resolve("namespace").toString()))
            .orElse("default");
    Path authority = account.resolve("ca.crt");
    Network network =
        Files.isReadable(authority)
            ? context
                .network()
                .trusting(Trust.besidesJdk(authority.toString(), authority.toString()))
            : context.network();
    this.http = new StoreHttp(network, context.limits(), errors);
  }

  private URI server(Optional<String> setting, StoreContext context) {
    Optional<String> host = context.variable("KUBERNETES_SERVICE_HOST");
    String address =
        context
            .setting(setting)
            .or(
                () ->
                    host.map(
                        name ->
                            "https://"
                                + (name.contains(":") ? "[" + name + "]" : name)
                                + ":"
                                + context.variable("KUBERNETES_SERVICE_PORT").orElse("443")))
            .orElseThrow(
                () ->
                    errors.missingSetting(
                        "kubernetes.address", "KUBERNETES_SERVICE_HOST, which every pod has"));
    return Ids.url(errors, "kubernetes.address", address);
  }

  @Override
  public String name() {
    return errors.store();
  }

  @Override
  public String advice() {
    return "Looked for in the namespace '"
        + namespace
        + "'. A path's slashes and underscores are hyphens in the secret's name; its text stands"
        + " under the key 'value'.";
  }

  @Override
  public Optional<StoredSecret> read(String id) {
    String name = nameOf(id);
    URI target =
        URI.create(server + "/api/v1/namespaces/" + Ids.segment(namespace) + "/secrets/" + name);
    Reply reply = http.get(target, headers());
    return switch (reply.status()) {
      case 404 -> Optional.empty();
      case 401 ->
          throw errors.refused(
              "the token of the service account",
              "Check that "
                  + account.resolve("token")
                  + " is mounted and belongs to this cluster.");
      case 403 ->
          throw errors.denied(
              id,
              "Give the service account a Role with the verb 'get' on the secret '"
                  + name
                  + "' in the namespace '"
                  + namespace
                  + "'.");
      default -> Optional.of(StoredSecret.keys(decoded(reply)));
    };
  }

  /** Read each time: the kubelet renews the token in its file. */
  private Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>(Map.of("Accept", "application/json"));
    Ids.file(account.resolve("token").toString())
        .ifPresent(token -> headers.put("Authorization", "Bearer " + token));
    return headers;
  }

  String nameOf(String id) {
    String name = NAME.matcher(id).matches() ? id : Ids.flat(id, "-").toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.length() > LONGEST) {
      throw errors.badId(id, "the name that it stands for has to have 1 to 253 letters and digits");
    }
    return name;
  }

  private static Map<String, String> decoded(Reply reply) {
    Map<String, String> keys = new HashMap<>();
    JsonNode data = reply.json().path("data");
    data.fieldNames().forEachRemaining(key -> keys.put(key, text(reply, data.path(key))));
    return keys;
  }

  private static String text(Reply reply, JsonNode encoded) {
    try {
      return new String(Base64.getDecoder().decode(encoded.asText()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      throw reply.malformed();
    }
  }
}
