package dev.hydrant.secrets.gcp;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The latest version of a secret in one project, or a full resource name with its own project and
 * version. An id that is no legal name, such as a path, is mapped to one: {@code /team/aws.key} is
 * {@code team_aws_key}.
 */
public final class GcpSecretManagerStore implements SecretStore {
  private static final Pattern RESOURCE =
      Pattern.compile(
          "/?projects/([A-Za-z0-9:._-]+)/secrets/([A-Za-z0-9_-]{1,255})"
              + "(?:/versions/([A-Za-z0-9_-]+))?");
  private static final int LONGEST = 255;

  private final StoreErrors errors = new StoreErrors("gcp");
  private final StoreHttp http;
  private final GcpLogin login;
  private final URI server;

  public GcpSecretManagerStore(Optional<SecretsSettings.Gcp> settings, StoreContext context) {
    this.http = new StoreHttp(context.network(), context.limits(), errors);
    this.login = new GcpLogin(settings, context, errors, http);
    this.server =
        Ids.url(
            errors,
            "gcp.endpoint",
            context
                .setting(
                    settings.flatMap(SecretsSettings.Gcp::endpoint), "HYDRANT_SECRETS_GCP_ENDPOINT")
                .orElse("https://secretmanager.googleapis.com"));
  }

  @Override
  public String name() {
    return errors.store();
  }

  @Override
  public String advice() {
    return "Looked for in the project '"
        + login.project()
        + "'. A path's slashes and dots are underscores in the secret's name.";
  }

  @Override
  public Optional<StoredSecret> read(String id) {
    URI target = URI.create(server + "/v1/" + resource(id) + ":access");
    Reply reply =
        http.get(
            target,
            Map.of("Authorization", "Bearer " + login.token(), "Accept", "application/json"));
    return switch (reply.status()) {
      case 404 -> Optional.empty();
      case 401 -> throw errors.refused("Google's token", "Check the service account and its key.");
      case 403 ->
          throw errors.denied(
              id,
              "Give the service account the role 'Secret Manager Secret Accessor' on the secret, and"
                  + " check that the Secret Manager API is enabled in the project.");
      case 400 ->
          throw errors.unusable(
              id,
              "has a version that is disabled or destroyed",
              "Enable it, or add a new version.");
      default -> Optional.of(StoredSecret.text(payload(reply)));
    };
  }

  String resource(String id) {
    Matcher full = RESOURCE.matcher(id);
    if (full.matches()) {
      return path(full.group(1), full.group(2), Optional.ofNullable(full.group(3)));
    }
    String name = id.replaceAll("[^A-Za-z0-9_-]+", "_").replaceAll("^_", "");
    if (name.isEmpty() || name.length() > LONGEST) {
      throw errors.badId(
          id,
          "the name that it stands for has to have 1 to 255 letters, digits, hyphens and"
              + " underscores");
    }
    return path(login.project(), name, Optional.empty());
  }

  private static String path(String project, String name, Optional<String> version) {
    return "projects/" + project + "/secrets/" + name + "/versions/" + version.orElse("latest");
  }

  private static String payload(Reply reply) {
    byte[] data;
    try {
      data = Base64.getDecoder().decode(reply.member("/payload/data"));
    } catch (IllegalArgumentException notBase64) {
      throw reply.malformed();
    }
    JsonNode sum = reply.json().at("/payload/dataCrc32c");
    if (!sum.isMissingNode() && sum.asLong() != checksum(data)) {
      throw reply.malformed();
    }
    return new String(data, StandardCharsets.UTF_8);
  }

  private static long checksum(byte[] data) {
    CRC32C sum = new CRC32C();
    sum.update(data);
    return sum.getValue();
  }
}
