package dev.hydrant.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hydrant.model.network.Network;
import dev.hydrant.secrets.aws.AwsParameterStore;
import dev.hydrant.secrets.aws.AwsSecretsManagerStore;
import dev.hydrant.secrets.call.CallLimits;
import dev.hydrant.secrets.call.StoreContext;
import java.io.BufferedReader;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Against an endpoint that nobody here wrote: moto, where it is found. */
@DisplayName("Against moto")
class MotoTest {
  private static final Pattern ADDRESS =
      Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");
  private static final StaticCredentialsProvider KEYS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "example"));

  private static @Nullable Process moto;
  private static String url = "";

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> server =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "moto_server"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(server.isPresent(), "moto_server is not on PATH");
    Process started =
        new ProcessBuilder(server.get().toString(), "-H", "127.0.0.1", "-p", "0")
            .redirectErrorStream(true)
            .start();
    moto = started;
    BufferedReader said = started.inputReader();
    for (String line = said.readLine(); line != null && url.isEmpty(); line = said.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        url = address.group(1);
      }
    }
    assertThat(url).as("where moto listens").isNotEmpty();
    Thread drain = new Thread(() -> said.lines().forEach(line -> {}), "moto");
    drain.setDaemon(true);
    drain.start();
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.descendants().forEach(ProcessHandle::destroy);
      moto.destroy();
    }
  }

  private static StoreContext context() {
    CallLimits usual = CallLimits.usual();
    return new StoreContext(
        Network.direct(),
        Map.of(
            "AWS_REGION", "eu-west-1",
            "AWS_ENDPOINT_URL", url,
            "AWS_ACCESS_KEY_ID", "AKIAEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "example"),
        Clock.systemUTC(),
        new CallLimits(
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            usual.mostBytes(),
            usual.attempts(),
            usual.pause()));
  }

  @Test
  @DisplayName("a secret of Secrets Manager is found by name and by ARN, another one is not")
  void secretsManager() {
    String arn;
    try (SecretsManagerClient client =
        SecretsManagerClient.builder()
            .region(Region.EU_WEST_1)
            .endpointOverride(URI.create(url))
            .credentialsProvider(KEYS)
            .build()) {
      arn =
          client
              .createSecret(request -> request.name("/hydrant/key").secretString("{\"k\":\"v\"}"))
              .arn();
    }
    SecretStore store = new AwsSecretsManagerStore(Optional.empty(), context());

    assertThat(store.read("/hydrant/key").flatMap(secret -> secret.member("k"))).contains("v");
    assertThat(store.read(arn).flatMap(StoredSecret::value)).contains("{\"k\":\"v\"}");
    assertThat(store.read("/hydrant/none")).isEmpty();
  }

  @Test
  @DisplayName("an encrypted parameter is read decrypted, another one is not found")
  void parameterStore() {
    try (SsmClient client =
        SsmClient.builder()
            .region(Region.EU_WEST_1)
            .endpointOverride(URI.create(url))
            .credentialsProvider(KEYS)
            .build()) {
      client.putParameter(
          request -> request.name("/hydrant/key").value("v").type(ParameterType.SECURE_STRING));
    }
    SecretStore store = new AwsParameterStore(Optional.empty(), context());

    assertThat(store.read("/hydrant/key").flatMap(StoredSecret::value)).contains("v");
    assertThat(store.read("/hydrant/none")).isEmpty();
  }
}
