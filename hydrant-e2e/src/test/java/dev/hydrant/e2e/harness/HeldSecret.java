package dev.hydrant.e2e.harness;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.secrets.AwsFake;
import dev.hydrant.secrets.FakeAzure;
import dev.hydrant.secrets.FakeCluster;
import dev.hydrant.secrets.FakeGoogle;
import dev.hydrant.secrets.FakeVault;
import dev.hydrant.secrets.FakeVendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A secret access key and a session token in a store of each kind, with what a process needs to
 * reach it.
 *
 * @param environment for a runner
 * @param settings {@code hydrant.secrets} of a workflow file, for stores whose address is no
 *     variable
 */
public record HeldSecret(
    Kind kind,
    String key,
    String token,
    Map<String, String> environment,
    ObjectNode settings,
    Optional<FakeVendor> vendor)
    implements AutoCloseable {
  /** What the login to AWS's stores is made with; a secret of the runner's operator. */
  public static final String RUNNER_KEY = "C4NARY/of+the/runner0000000000000000000A";

  /** The stores. */
  public enum Kind {
    ENV("/hydrant/secrets/"),
    FILE("team/"),
    AWS("team/"),
    AWS_SSM("/team/"),
    VAULT("team/"),
    GCP("team-"),
    KUBERNETES("team-"),
    AZURE_KV("team-");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }

    /** As the setting names it. */
    String store() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public String keyId() {
      return prefix + "key";
    }

    public String tokenId() {
      return prefix + "token";
    }
  }

  /**
   * @param folder empty
   */
  public static HeldSecret in(Kind kind, Path folder) {
    String key = ("C4NARY/key+" + kind + "/0123456789abcdefghijklmnopqrs").substring(0, 40);
    String token = "C4NARY/token+" + kind + "/with=signs==";
    HeldSecret held =
        new HeldSecret(
            kind,
            key,
            token,
            new LinkedHashMap<>(Map.of("HYDRANT_SECRETS_STORE", kind.store())),
            JsonNodeFactory.instance.objectNode().put("store", kind.store()),
            vendor(kind));
    held.keep(folder);
    return held;
  }

  private static Optional<FakeVendor> vendor(Kind kind) {
    return Optional.ofNullable(
        switch (kind) {
          case ENV, FILE -> null;
          case AWS, AWS_SSM -> new AwsFake();
          case VAULT -> new FakeVault();
          case GCP -> new FakeGoogle();
          case KUBERNETES -> new FakeCluster();
          case AZURE_KV -> new FakeAzure();
        });
  }

  private void keep(Path folder) {
    vendor.ifPresent(
        at -> {
          at.keep(kind.keyId(), key);
          at.keep(kind.tokenId(), token);
        });
    switch (kind) {
      case ENV -> set("HYDRANT_SECRETS_KEY", key, "HYDRANT_SECRETS_TOKEN", token);
      case FILE -> {
        write(folder, "team/key", key);
        write(folder, "team/token", token);
        set("HYDRANT_SECRETS_DIRECTORY", folder.toString());
      }
      case AWS -> aws("AWS_ENDPOINT_URL_SECRETS_MANAGER");
      case AWS_SSM -> aws("AWS_ENDPOINT_URL_SSM");
      case VAULT -> set("VAULT_ADDR", url(), "VAULT_TOKEN", FakeVault.TOKEN);
      case GCP ->
          set(
              "HYDRANT_SECRETS_GCP_ENDPOINT",
              url(),
              "GCE_METADATA_HOST",
              URI.create(url()).getAuthority());
      case KUBERNETES -> {
        write(folder, "token", "c4n4ry-account");
        write(folder, "namespace", "hydrant");
        settings
            .withObject("/kubernetes")
            .put("address", url())
            .put("directory", folder.toString());
      }
      case AZURE_KV -> {
        settings.withObject("/azure").put("vaultUrl", url());
        set("AZURE_AUTHORITY_HOST", url(), "AZURE_TENANT_ID", "tenant");
        set("AZURE_CLIENT_ID", "app", "AZURE_CLIENT_SECRET", "c4n4ry~client");
      }
    }
  }

  private void aws(String endpoint) {
    set(endpoint, url(), "AWS_REGION", "eu-west-1");
    set("AWS_ACCESS_KEY_ID", "AKIAOFTHERUNNER00001", "AWS_SECRET_ACCESS_KEY", RUNNER_KEY);
  }

  private String url() {
    return vendor.orElseThrow().url();
  }

  private void set(String... pairs) {
    for (int at = 0; at < pairs.length; at += 2) {
      environment.put(pairs[at], pairs[at + 1]);
    }
  }

  private static void write(Path folder, String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who asked the vendor for secrets. */
  public List<FakeVendor.Call> reads() {
    return vendor.map(FakeVendor::reads).orElse(List.of());
  }

  @Override
  public void close() {
    vendor.ifPresent(FakeVendor::close);
  }
}
