package dev.hydrant.firehose.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenRequest;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;

/**
 * The token that {@code aws sso login} leaves in a file, renewed and written back where the file
 * holds what that takes. Read here and not by the SDK, which knows one folder only and calls the
 * service past the run's proxy.
 */
final class SsoSignIn {
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final Path file;
  private final SsoOidcClient oidc;
  private final ProfileErrors explain;
  private final ObjectMapper json = Json.lenient();

  /**
   * @param key what the file is named by: the session, or the start URL of a profile without one
   */
  SsoSignIn(Path folder, String key, SsoOidcClient oidc, ProfileErrors explain) {
    this.file = folder.resolve(sha1(key) + ".json");
    this.oidc = oidc;
    this.explain = explain;
  }

  /** Valid now. */
  synchronized String token() {
    ObjectNode saved = saved();
    Instant now = Instant.now();
    Instant expiry = expiry(saved);
    if (expiry.minus(MARGIN).isAfter(now)) {
      return saved.path("accessToken").asText();
    }
    if (saved.hasNonNull("refreshToken") && saved.hasNonNull("clientSecret")) {
      return renewed(saved, now);
    }
    if (expiry.isAfter(now)) {
      return saved.path("accessToken").asText();
    }
    throw explain.signInExpired();
  }

  private ObjectNode saved() {
    try {
      if (json.readTree(Files.readString(file)) instanceof ObjectNode saved
          && saved.hasNonNull("accessToken")) {
        return saved;
      }
      throw explain.signInMissing();
    } catch (NoSuchFileException | JsonProcessingException nothingUsable) {
      throw explain.signInMissing();
    } catch (IOException unreadable) {
      throw explain.signInUnreadable(file);
    }
  }

  private Instant expiry(ObjectNode saved) {
    try {
      return Instant.parse(saved.path("expiresAt").asText());
    } catch (DateTimeParseException notATime) {
      throw explain.signInMissing();
    }
  }

  private String renewed(ObjectNode saved, Instant now) {
    CreateTokenResponse answer;
    try {
      answer =
          oidc.createToken(
              CreateTokenRequest.builder()
                  .grantType("refresh_token")
                  .clientId(saved.path("clientId").asText())
                  .clientSecret(saved.path("clientSecret").asText())
                  .refreshToken(saved.path("refreshToken").asText())
                  .build());
    } catch (AwsServiceException refused) {
      throw explain.signInExpired();
    }
    saved.put("accessToken", answer.accessToken());
    Instant expiry = now.plusSeconds(answer.expiresIn()).truncatedTo(ChronoUnit.SECONDS);
    saved.put("expiresAt", expiry.toString());
    if (answer.refreshToken() != null) {
      saved.put("refreshToken", answer.refreshToken());
    }
    try {
      Files.writeString(file, json.writeValueAsString(saved));
    } catch (IOException unwritable) {
      throw explain.signInUnreadable(file);
    }
    return answer.accessToken();
  }

  /** As the AWS CLI names its files; nothing is kept secret by it. */
  private static String sha1(String key) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(key.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-1", missing);
    }
  }
}
