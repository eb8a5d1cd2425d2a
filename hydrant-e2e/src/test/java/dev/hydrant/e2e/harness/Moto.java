package dev.hydrant.e2e.harness;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** An AWS endpoint that nobody here wrote, where it is found. */
public record Moto(HydrantProcess process, URI endpoint) implements AutoCloseable {
  public static final String REGION = "eu-central-1";
  private static final String KEY = "testing";
  private static final String SECRET = "FAKE-testing";

  /** Skips the test, or fails where moto is required, when there is none. */
  public static Moto start() {
    Optional<Path> server = Tool.find("moto_server");
    if (server.isEmpty()) {
      Requirement.MOTO.missing("moto_server is not on PATH");
    }
    int port = Tool.freePort();
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    HydrantProcess process =
        Script.of(server.orElseThrow().toString(), "-H", "127.0.0.1", "-p", String.valueOf(port))
            .start();
    Http http = new Http(endpoint);
    Await.until("moto answers", () -> answers(http));
    return new Moto(process, endpoint);
  }

  /** A client that makes what is to be read. */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
        .build();
  }

  /** Reads everything that was made into a file; the run must succeed. */
  public Finished ingest(Path folder, Path out) {
    return Hydrant.ingest(
            Workflow.at("moto", endpoint, REGION)
                .aws("awsAccessKeyId", KEY)
                .aws("awsSecretAccessKey", SECRET)
                .unlimited()
                .toFile(out)
                .write(folder))
        .run();
  }

  @Override
  public void close() {
    process.close();
  }

  private static boolean answers(Http http) {
    try {
      return http.get("/moto-api/data.json").statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }
}
