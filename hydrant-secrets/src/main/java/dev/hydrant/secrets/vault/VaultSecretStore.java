package dev.hydrant.secrets.vault;

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The latest version of a path below one mount of Vault's KV engine, version 2; OpenBao answers
 * alike. The text is the key {@code value}; {@code #key} names another one.
 */
public final class VaultSecretStore implements SecretStore {
  private final StoreErrors errors = new StoreErrors("vault");
  private final StoreHttp http;
  private final VaultLogin login;
  private final URI server;
  private final String mount;
  private final Map<String, String> headers;

  public VaultSecretStore(Optional<SecretsSettings.Vault> settings, StoreContext context) {
    VaultSetup setup = new VaultSetup(settings, context, errors);
    this.server = setup.server();
    this.mount = setup.mount();
    this.headers = setup.headers();
    Network network =
        context
            .variable("VAULT_CACERT")
            .map(file -> context.network().trusting(Trust.besidesJdk("VAULT_CACERT", file)))
            .orElse(context.network());
    this.http = new StoreHttp(network, context.limits(), errors);
    this.login = new VaultLogin(setup, http);
  }

  @Override
  public String name() {
    return errors.store();
  }

  @Override
  public String advice() {
    return "The id is the path below the mount '"
        + mount
        + "', which has to be a KV engine of version 2; a deleted version counts as missing.";
  }

  @Override
  public Optional<StoredSecret> read(String id) {
    URI target = URI.create(server + "/v1/" + mount + "/data/" + path(id));
    Map<String, String> all = new HashMap<>(headers);
    all.put("X-Vault-Token", login.token());
    Reply reply = http.get(target, all);
    return switch (reply.status()) {
      case 404 -> Optional.empty();
      case 403 ->
          throw errors.denied(
              id,
              "The token is not valid, or no policy of it has the capability 'read' on "
                  + mount
                  + "/data/"
                  + bare(id)
                  + ".");
      case 503 ->
          throw errors.failed(
              "the vault store at " + server.getHost() + " is sealed or has no active node",
              "Unseal it; then run again.");
      default -> Optional.of(StoredSecret.keys(keys(reply)));
    };
  }

  private static Map<String, String> keys(Reply reply) {
    JsonNode data = reply.json().at("/data/data");
    if (!data.isObject()) {
      throw reply.malformed();
    }
    Map<String, String> keys = new HashMap<>();
    data.fields()
        .forEachRemaining(
            entry -> {
              JsonNode value = entry.getValue();
              keys.put(entry.getKey(), value.isTextual() ? value.textValue() : value.toString());
            });
    return keys;
  }

  private String path(String id) {
    String path = bare(id);
    boolean odd =
        Arrays.stream(path.split("/", -1))
            .anyMatch(part -> part.isBlank() || part.equals(".") || part.equals(".."));
    if (odd) {
      throw errors.badId(
          id, "it is a path like team/aws, without empty parts and without '.' and '..'");
    }
    return Arrays.stream(path.split("/")).map(Ids::segment).collect(Collectors.joining("/"));
  }

  private static String bare(String id) {
    return id.replaceAll("^/+", "");
  }
}
