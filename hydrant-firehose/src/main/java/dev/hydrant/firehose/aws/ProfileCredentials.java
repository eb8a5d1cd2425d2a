package dev.hydrant.firehose.aws;

import dev.hydrant.model.error.HydrantException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;

/**
 * Follows a profile of the AWS configuration. Roles are assumed here and not by the SDK, so that
 * these calls too go to the run's endpoint, through its proxy, and fail in words.
 */
final class ProfileCredentials {
  private final ConfigFiles files;
  private final ProfileFile profiles;
  private final CredentialChain chain;
  private final AwsErrors errors;
  private final Consumer<AutoCloseable> closing;

  ProfileCredentials(
      ConfigFiles files, CredentialChain chain, AwsErrors errors, Consumer<AutoCloseable> closing) {
    this.files = files;
    this.profiles = files.read();
    this.chain = chain;
    this.errors = errors;
    this.closing = closing;
  }

  AwsCredentialsProvider of(String name) {
    return of(name, List.of());
  }

  private AwsCredentialsProvider of(String name, List<String> before) {
    Profile profile = profiles.profile(name).orElseThrow(() -> unknown(name, before));
    ProfileErrors explain = new ProfileErrors(profile, errors);
    Optional<String> role = profile.property("role_arn");
    if (role.isEmpty()) {
      return plain(profile, explain);
    }
    if (profile.property("mfa_serial").isPresent()) {
      throw explain.needsCode();
    }
    String session = profile.property("role_session_name").orElse(RoleAssumption.DEFAULT_SESSION);
    Optional<String> token = profile.property("web_identity_token_file");
    if (token.isPresent()) {
      return webIdentity(role.get(), session, Path.of(token.get()), explain);
    }
    RoleAssumption assumption =
        new RoleAssumption(role.get(), session, Optional.empty(), profile.property("external_id"));
    return chain.assume(assumption, base(profile, before, explain));
  }

  private AwsCredentialsProvider base(Profile profile, List<String> before, ProfileErrors explain) {
    Optional<String> source = profile.property("source_profile");
    if (source.isPresent()) {
      if (source.get().equals(profile.name())) {
        return keys(profile, explain);
      }
      List<String> path = new ArrayList<>(before);
      path.add(profile.name());
      if (path.contains(source.get())) {
        throw explain.circle(path, source.get());
      }
      return of(source.get(), path);
    }
    AwsCredentialsProvider provider =
        switch (profile.property("credential_source").orElse("")) {
          case "Environment" -> EnvironmentVariableCredentialsProvider.create();
          case "Ec2InstanceMetadata" ->
              closing(InstanceProfileCredentialsProvider.builder().build());
          case "EcsContainer" -> closing(ContainerCredentialsProvider.builder().build());
          default -> throw explain.roleWithoutSource();
        };
    return new ExplainedCredentials(provider, explain::failed);
  }

  private AwsCredentialsProvider plain(Profile profile, ProfileErrors explain) {
    if (SsoCredentials.applyTo(profile)) {
      return chain.sso().of(profile, profiles, explain);
    }
    return new ExplainedCredentials(
        closing(
            ProfileCredentialsProvider.builder()
                .profileFile(profiles)
                .profileName(profile.name())
                .build()),
        explain::failed);
  }

  private static AwsCredentialsProvider keys(Profile profile, ProfileErrors explain) {
    String id = profile.property("aws_access_key_id").orElseThrow(explain::roleWithoutSource);
    String secret =
        profile.property("aws_secret_access_key").orElseThrow(explain::roleWithoutSource);
    Optional<String> token = profile.property("aws_session_token");
    return StaticCredentialsProvider.create(
        token.isPresent()
            ? AwsSessionCredentials.create(id, secret, token.get())
            : AwsBasicCredentials.create(id, secret));
  }

  private AwsCredentialsProvider webIdentity(
      String role, String session, Path token, ProfileErrors explain) {
    return new ExplainedCredentials(
        closing(
            StsWebIdentityTokenFileCredentialsProvider.builder()
                .stsClient(chain.sts(AnonymousCredentialsProvider.create()))
                .roleArn(role)
                .roleSessionName(session)
                .webIdentityTokenFile(token)
                .build()),
        explain::failed);
  }

  private HydrantException unknown(String name, List<String> before) {
    return ProfileErrors.unknown(
        name, before, files.described(), new TreeSet<>(profiles.profiles().keySet()));
  }

  private <T extends AutoCloseable> T closing(T provider) {
    closing.accept(provider);
    return provider;
  }
}
