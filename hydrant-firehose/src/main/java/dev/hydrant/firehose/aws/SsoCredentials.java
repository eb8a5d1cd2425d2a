package dev.hydrant.firehose.aws;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.auth.SsoCredentialsProvider;
import software.amazon.awssdk.services.sso.model.GetRoleCredentialsRequest;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;

/** The credentials of a role that a sign-in by IAM Identity Center (SSO) gives. */
final class SsoCredentials {
  private final Path cache;
  private final ClientSetup setup;
  private final RetryTiming timing;
  private final Consumer<AutoCloseable> closing;

  SsoCredentials(
      Path cache, ClientSetup setup, RetryTiming timing, Consumer<AutoCloseable> closing) {
    this.cache = cache;
    this.setup = setup;
    this.timing = timing;
    this.closing = closing;
  }

  /** A profile with a {@code sso_session}, or with the older {@code sso_start_url} in itself. */
  static boolean applyTo(Profile profile) {
    return profile.property("sso_session").isPresent()
        || profile.property("sso_start_url").isPresent();
  }

  AwsCredentialsProvider of(Profile profile, ProfileFile profiles, ProfileErrors explain) {
    Optional<String> session = profile.property("sso_session");
    Profile section =
        session.isEmpty()
            ? profile
            : profiles
                .getSection("sso-session", session.get())
                .orElseThrow(() -> explain.withoutSection(session.get()));
    String region = needed(section, "sso_region", explain);
    String key = session.orElseGet(() -> needed(profile, "sso_start_url", explain));
    String account = needed(profile, "sso_account_id", explain);
    String role = needed(profile, "sso_role_name", explain);
    SsoOidcClient oidc = closing(setup.plain(SsoOidcClient.builder(), region, timing).build());
    SsoClient sso = closing(setup.plain(SsoClient.builder(), region, timing).build());
    SsoSignIn signIn = new SsoSignIn(cache, key, oidc, explain);
    // Named by its interface, since what builder() returns is not visible.
    SsoCredentialsProvider.Builder provider = SsoCredentialsProvider.builder();
    return new ExplainedCredentials(
        closing(
            provider
                .ssoClient(sso)
                .refreshRequest(
                    () ->
                        GetRoleCredentialsRequest.builder()
                            .accountId(account)
                            .roleName(role)
                            .accessToken(signIn.token())
                            .build())
                .build()),
        explain::failed);
  }

  private static String needed(Profile section, String key, ProfileErrors explain) {
    return section.property(key).orElseThrow(() -> explain.withoutKey(key));
  }

  private <T extends AutoCloseable> T closing(T resource) {
    closing.accept(resource);
    return resource;
  }
}
