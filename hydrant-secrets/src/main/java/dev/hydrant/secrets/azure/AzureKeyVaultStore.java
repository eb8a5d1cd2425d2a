package dev.hydrant.secrets.azure;

import dev.hydrant.model.workflow.SecretsSettings;
import dev.hydrant.secrets.SecretStore;
import dev.hydrant.secrets.StoredSecret;
import dev.hydrant.secrets.call.Ids;
import dev.hydrant.secrets.call.Reply;
import dev.hydrant.secrets.call.StoreContext;
import dev.hydrant.secrets.call.StoreErrors;
import dev.hydrant.secrets.call.StoreHttp;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The current version of a secret in one vault. An id that is no legal name, such as a path, is
 * mapped to one: {@code /team/aws_key} is {@code team-aws-key}; Key Vault ignores case.
 */
public final class AzureKeyVaultStore implements SecretStore {
  private static final String API = "7.4";
  private static final int LONGEST = 127;
  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z-]+");

  /** Of Azure's clouds; each has its own audience. */
  private static final List<String> CLOUDS =
      List.of("vault.azure.net", "vault.azure.cn", "vault.usgovcloudapi.net");

  private final StoreErrors errors = new StoreErrors("azure-kv");
  private final StoreHttp http;
  private final AzureLogin login;
  private final URI vault;

  public AzureKeyVaultStore(Optional<SecretsSettings.Azure> settings, StoreContext context) {
    this.vault = vault(settings, context);
    this.http = new StoreHttp(context.network(), context.limits(), errors);
    String cloud =
        CLOUDS.stream()
            .filter(suffix -> vault.getHost().endsWith("." + suffix))
            .findFirst()
            .orElse(CLOUDS.get(0));
    this.login = new AzureLogin(settings, context, errors, http, "https://" + cloud);
  }

  private URI vault(Optional<SecretsSettings.Azure> settings, StoreContext context) {
    String url =
        context
            .setting(settings.flatMap(SecretsSettings.Azure::vaultUrl))
            .or(
                () ->
                    context
                        .variable("AZURE_KEY_VAULT_NAME")
                        .map(name -> "https://" + name + "." + CLOUDS.get(0)))
            .orElseThrow(() -> errors.missingSetting("azure.vaultUrl", "AZURE_KEY_VAULT_NAME"));
    return Ids.url(errors, "azure.vaultUrl", url);
  }

  @Override
  public String name() {
    return errors.store();
  }

  @Override
  public String advice() {
    return "Looked for in the vault "
        + vault.getHost()
        + ". A path's slashes and underscores are hyphens in the secret's name.";
  }

  @Override
  public Optional<StoredSecret> read(String id) {
    URI target = URI.create(vault + "/secrets/" + nameOf(id) + "?api-version=" + API);
    Reply reply =
        http.get(
            target,
            Map.of("Authorization", "Bearer " + login.token(), "Accept", "application/json"));
    return switch (reply.status()) {
      case 404 -> Optional.empty();
      case 401 ->
          throw errors.refused(
              "the token of Microsoft Entra",
              "Check that the vault belongs to the tenant that the identity is of.");
      case 403 -> throw forbidden(id, reply);
      default -> Optional.of(StoredSecret.text(reply.member("/value")));
    };
  }

  private RuntimeException forbidden(String id, Reply reply) {
    String inner = reply.lenientJson().at("/error/innererror/code").asText();
    return inner.equals("SecretDisabled")
        ? errors.unusable(id, "is disabled", "Enable it, or name another one.")
        : errors.denied(
            id,
            "Give the identity the role 'Key Vault Secrets User' on the vault, or, with access"
                + " policies, the secret permission Get; check the vault's firewall.");
  }

  String nameOf(String id) {
    String name = NAME.matcher(id).matches() ? id : Ids.flat(id, "-");
    if (name.isEmpty() || name.length() > LONGEST) {
      throw errors.badId(
          id, "the name that it stands for has to have 1 to 127 letters, digits and hyphens");
    }
    return name;
  }
}
