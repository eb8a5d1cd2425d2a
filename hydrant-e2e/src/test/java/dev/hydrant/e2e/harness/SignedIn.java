package dev.hydrant.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/** The administrator of a server under test, known by the password that the first start prints. */
public final class SignedIn {
  private static final Pattern PASSWORD =
      Pattern.compile("Sign in as 'admin' with this password:\\R +(\\S+)");

  private SignedIn() {}

  /** A token that lasts over restarts; it is kept in the data folder. */
  static String token(HydrantProcess process, Http http, Path data) {
    Path kept = data.resolve("token-of-the-test");
    try {
      if (!Files.exists(kept)) {
        Files.writeString(kept, made(http.as(session(http, firstPassword(process)))));
      }
      return Files.readString(kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a first start prints. */
  public static String firstPassword(HydrantProcess process) {
    return process.awaitOutput(PASSWORD).group(1);
  }

  /** An access token. */
  public static String session(Http http, String password) {
    return Http.json(login(http, password), 200).path("accessToken").asText();
  }

  /** Signs in as the administrator. */
  public static HttpResponse<String> login(Http http, String password) {
    String encoded = Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8));
    return http.post("/api/v1/users/login", Map.of("email", "admin", "password", encoded));
  }

  private static String made(Http http) {
    return Http.json(
            http.post("/api/v1/hydrant/tokens", Map.of("name", "test", "role", "Admin")), 201)
        .path("token")
        .asText();
  }
}
